import { mkdirSync } from "node:fs";
import path from "node:path";
import { claim } from "./lock.mjs";
import * as messages from "./messages.mjs";
import { tryPort } from "./ports.mjs";
import { sleep } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

const PORT_PATIENCE_MS = 1000; // the server of a launcher that was just killed holds its port a moment longer

/** @param {{ host: string, port: number }} where @throws {Refusal} when another program listens there */
export async function requirePort({ host, port }) {
  const deadline = Date.now() + PORT_PATIENCE_MS;
  while ((await tryPort(port, host)) === undefined) {
    if (Date.now() > deadline) throw new Refusal(messages.portTaken(port));
    await sleep(50);
  }
}

/**
 * Takes the data folder, made if need be, for this process alone.
 * @param {{ dataDir: string }} where @returns {{ stop: () => void }} gives it back
 * @throws {Refusal} when another launcher runs on it, or it is not ours to write
 */
export function claimDataFolder({ dataDir }) {
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = claim(path.join(dataDir, "lock"));
    if (lock.heldBy !== undefined) throw new Refusal(messages.dataFolderInUse(dataDir, lock.heldBy));
    return { stop: lock.release };
  } catch (error) {
    if (
      !/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST)$/.test(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")
    )
      throw error;
    throw new Refusal(
      `The data folder ${dataDir} cannot be written by this user: set COUNTERSIGN_DATA_DIR to one that can.`,
    );
  }
}
