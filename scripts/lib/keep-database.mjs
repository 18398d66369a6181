import { existsSync } from "node:fs";
import path from "node:path";
import { startDatabase } from "./database.mjs";
import { isRunning } from "./processes.mjs";
import { databaseFolder } from "./postgres/home.mjs";
import { Refusal } from "./refusal.mjs";

const LOOK_EVERY_MS = 500;

/**
 * Keeps the embedded database running: one that is killed is started again at the same port, so that the app finds it again.
 * @param {{ dataDir: string, durable: boolean }} options
 * @param {(error: Error) => void} onGaveUp told when that is not possible
 */
export async function keepDatabase({ dataDir, durable }, onGaveUp) {
  const dir = path.join(dataDir, "db");
  let database = await startDatabase({ dir, durable });
  let mending = Promise.resolve();
  const watch = setInterval(() => {
    if (isRunning(database.pid)) return;
    watch.unref();
    mending = mending.then(mend).catch(onGaveUp);
  }, LOOK_EVERY_MS);

  async function mend() {
    if (isRunning(database.pid)) return;
    // An empty database in place of a lost one would look as if nothing had ever been there.
    if (!existsSync(path.join(databaseFolder(dir), "data/PG_VERSION")))
      throw new Refusal(`The database in ${dir} is gone.`);
    console.error("The database ended unexpectedly; starting it again.");
    const { port } = database;
    database = await startDatabase({ dir, durable, port });
    if (database.port !== port)
      throw new Refusal(`The database cannot come back: something else took port ${port}.`);
  }

  return {
    url: database.url,
    pid: () => database.pid,
    /** @param {{ force: boolean }} how forced: cut off, and recovered at the next start */
    async stop({ force }) {
      clearInterval(watch);
      await mending;
      await database.stop({ force });
    },
  };
}
