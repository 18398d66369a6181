import { mkdirSync } from "node:fs";

/** For root only, whose own folders PostgreSQL's user may not enter; unlike /var/tmp, nothing is cleared away here. */
export const STATE = "/var/lib/countersign";

export function makeState() {
  mkdirSync(STATE, { recursive: true, mode: 0o755 });
}
