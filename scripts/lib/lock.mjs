import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isRunning, sleep, startOf } from "./processes.mjs";

/**
 * Takes a lock file for this process. A lock whose process has ended (kill -9, power cut, a pid used again) is free.
 * @param {string} file
 * @returns {{ wasStale: boolean, release: () => void, heldBy?: undefined } | { heldBy: number }}
 */
export function claim(file) {
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  const draft = `${file}.${process.pid}`;
  let wasStale = false;
  for (;;) {
    writeFileSync(draft, mine, { mode: 0o600 });
    try {
      linkSync(draft, file); // unlike writing, linking is atomic: nobody ever reads half a lock
      return { wasStale, release: () => read(file) === mine && rmSync(file, { force: true }) };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = holderOf(file);
    if (holder) return { heldBy: holder };
    wasStale = true;
    discard(file);
  }
}

/**
 * Does something while holding a lock file, waiting for its turn.
 * @template T @param {string} file @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(file, work) {
  let lock = claim(file);
  while (lock.heldBy !== undefined) {
    await sleep(50);
    lock = claim(file);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The live process that holds a lock file, if there is one. @param {string} file @returns {number | undefined} */
export function holderOf(file) {
  const [pid, start] = read(file).trim().split(" ");
  const alive = isRunning(Number(pid)) && startOf(Number(pid)) === (start ?? "");
  return alive ? Number(pid) : undefined;
}

/** Moves a stale lock away; should it meanwhile be somebody's fresh one, puts it back. @param {string} file */
function discard(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (holderOf(aside)) linkSync(aside, file);
  } catch {
    // Somebody else was faster; the next round of claim() sees what they left.
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
