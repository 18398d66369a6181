import path from "node:path";
import { runningDatabaseUrl, startDatabase } from "../database.mjs";
import { claimDataFolder } from "../ground.mjs";
import { requireDatabase } from "../outside-database.mjs";

/**
 * Does something with the database of this installation: the one of DATABASE_URL, or the embedded one, which is started for that
 * long where it does not run.
 * @template T
 * @param {import("../settings.mjs").Settings} settings @param {{ alone: boolean }} how `alone`: nobody else may be using it
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase({ databaseUrl, dataDir }, { alone }, work) {
  if (databaseUrl) {
    await requireDatabase(databaseUrl);
    return work(databaseUrl);
  }
  const dir = path.join(dataDir, "db");
  const running = alone ? undefined : runningDatabaseUrl(dir);
  if (running) return work(running);
  const folder = claimDataFolder({ dataDir });
  const database = await startDatabase({ dir });
  try {
    return await work(database.url);
  } finally {
    await database.stop();
    folder.stop();
  }
}
