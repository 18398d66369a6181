import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../refusal.mjs";
import { copyOfPrograms, programs } from "./programs.mjs";
import { makeState, STATE } from "./state.mjs";

/** @typedef {{ uid?: number, gid?: number }} Ids whom PostgreSQL runs as; empty: as we do */
/**
 * @typedef {object} Home where a server's files are
 * @property {(program: string) => string} bin the path of one of PostgreSQL's programs
 * @property {string} dir @property {Ids} ids
 */

/**
 * Where the server's programs and a database folder really are, and as whom they run. PostgreSQL refuses to run as root, and an
 * unprivileged user does not get below a 0700 home; then programs and data live in /var/lib, and a note in `dir` says where.
 * @param {string} dir where the caller wants the database; made if need be
 * @returns {Home}
 */
export function postgresHome(dir) {
  mkdirSync(dir, { recursive: true });
  const ids = unprivilegedIds(dir);
  const native = programs();
  const bins = mayReach(ids, path.join(native, "bin/postgres")) ? native : copyOfPrograms();
  const home = path.resolve(relocated(dir) ?? (mayReach(ids, dir) ? dir : relocate(dir)));
  give(home, ids);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { bin: (program) => path.join(bins, "bin", program + suffix), dir: home, ids };
}

/** Where the database of a folder is, found without making anything. @param {string} dir */
export const databaseFolder = (dir) => path.resolve(relocated(dir) ?? dir);

/** Lets PostgreSQL's user own a file. @param {string} file @param {Ids} ids */
export function give(file, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

/** @param {string} dir @returns {Ids} */
function unprivilegedIds(dir) {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(path.join(databaseFolder(dir), "data"), { throwIfNoEntry: false });
  if (owner?.uid) return { uid: owner.uid, gid: owner.gid }; // PostgreSQL runs only as whoever owns its data
  for (const user of ["postgres", "nobody"]) {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }));
    try {
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // There is no such user: try the next.
    }
  }
  throw new Refusal(
    "PostgreSQL does not run as root, and there is no user postgres or nobody: start as another user.",
  );
}

/** @param {Ids} ids @param {string} place */
function mayReach(ids, place) {
  if (ids.uid === undefined) return true;
  try {
    execFileSync("test", ["-x", place], { ...ids, cwd: "/" });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} dir @returns {string | undefined} */
function relocated(dir) {
  const note = path.join(dir, "moved-to");
  return existsSync(note) ? readFileSync(note, "utf8").trim() : undefined;
}

/** @param {string} dir @returns {string} a new place for its database, noted in it */
function relocate(dir) {
  makeState();
  const home = path.join(STATE, `db-${randomBytes(6).toString("hex")}`);
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(path.join(dir, "moved-to"), `${home}\n`);
  return home;
}
