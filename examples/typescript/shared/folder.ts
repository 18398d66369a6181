import { mkdirSync } from "node:fs";
import path from "node:path";

const folder = process.env.EXAMPLES_DATA_DIR ?? path.join(import.meta.dirname, "../.data");

/** A place on disk for what has to outlive the agent's process. */
export function inFolder(name: string): string {
  mkdirSync(folder, { recursive: true });
  return path.join(folder, name);
}
