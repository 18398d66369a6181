import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fingerprint, isNoted, note } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { run } from "./processes.mjs";
import { root } from "./root.mjs";

/** What the client is generated from, without the migrations and the seed beside it. */
export const SCHEMA = ["prisma/schema.prisma", "prisma/models"];

const OUTPUT = path.join(root, "generated");
const NOTE = path.join(OUTPUT, "prisma/countersign-schema");

/**
 * Generates the Prisma client where the schema or Prisma is another than the last time. Safe in parallel.
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function generate() {
  const current = `${prismaVersion()} ${fingerprint(root, SCHEMA)}`;
  if (isNoted(NOTE, current)) return false;
  mkdirSync(OUTPUT, { recursive: true });
  return withLock(path.join(OUTPUT, "lock"), async () => {
    if (isNoted(NOTE, current)) return false;
    await run(process.execPath, [path.join(root, "node_modules/prisma/build/index.js"), "generate"], {
      cwd: root,
      env: { ...process.env, CHECKPOINT_DISABLE: "1" },
    });
    note(NOTE, current);
    return true;
  });
}

function prismaVersion() {
  return JSON.parse(readFileSync(path.join(root, "node_modules/prisma/package.json"), "utf8")).version;
}
