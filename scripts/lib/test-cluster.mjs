import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { startDatabase } from "./database.mjs";
import { claim } from "./lock.mjs";
import { root } from "./root.mjs";

/**
 * Starts a PostgreSQL for tests, which forgets on a power cut, in the first folder of `.data/test` that no other run uses. The folder is
 * kept, so the next run need not make one.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` names the maintenance database
 */
export async function startTestCluster() {
  const { dir, release } = claimSlot();
  const start = () => startDatabase({ dir: path.join(dir, "db"), port: 0, name: "postgres", durable: false });
  const database = await start().catch(() => {
    rmSync(path.join(dir, "db"), { recursive: true, force: true }); // such a cluster may not survive a power cut, or an upgrade
    return start();
  });
  const interrupt = () => process.kill(database.pid, "SIGINT");
  process.once("exit", interrupt); // vitest ends at Ctrl-C without its teardown
  const stop = async () => {
    process.off("exit", interrupt);
    await database.stop();
    release();
  };
  return { url: database.url, stop };
}

function claimSlot() {
  for (let slot = 1; ; slot++) {
    const dir = path.join(root, `.data/test/${slot}`);
    mkdirSync(dir, { recursive: true });
    const lock = claim(path.join(dir, "lock"));
    if (lock.heldBy === undefined) return { dir, release: lock.release };
  }
}
