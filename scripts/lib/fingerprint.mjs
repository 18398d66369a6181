import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * One hash over the contents of files and folders, to tell whether what was made from them is stale.
 * @param {string} base @param {string[]} names files and folders below `base`; those that do not exist count as empty
 * @param {(file: string) => boolean} [matters] given a path relative to `base`, whether the file counts; all do by default
 * @returns {string}
 */
export function fingerprint(base, names, matters = () => true) {
  const hash = createHash("sha256");
  const files = names
    .flatMap((name) => filesIn(path.join(base, name)))
    .map((file) => path.relative(base, file));
  for (const file of files.filter(matters).sort()) {
    const content = readFileSync(path.join(base, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Whether the fingerprint noted in a file is this one. @param {string} file @param {string} current */
export function isNoted(file, current) {
  try {
    return readFileSync(file, "utf8") === current;
  } catch {
    return false;
  }
}

/** @param {string} file @param {string} current */
export function note(file, current) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, current);
}

/** @param {string} place @returns {string[]} */
function filesIn(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [place];
  return readdirSync(place)
    .filter((name) => name !== "node_modules" && !name.startsWith("."))
    .flatMap((name) => filesIn(path.join(place, name)));
}
