import { program } from "./program.mjs";
import { withClient } from "./sql.mjs";

/**
 * What the seed made and says once.
 * @typedef {{ people: { email: string, role: string }[], password: string, agent: { address: string, key: string } }} Seeded
 */

/**
 * Seeds a database that holds no workspace yet.
 * @param {NodeJS.ProcessEnv} env what the server gets; COUNTERSIGN_SEED_… choose the password and the key
 * @param {AbortSignal} [signal]
 * @returns {Promise<Seeded | undefined>} undefined when there was a workspace
 */
export async function seedOnce(env, signal) {
  if (await hasWorkspace(env.DATABASE_URL ?? "")) return undefined;
  const output = await program(["--import", "tsx", "prisma/seed.ts"], { env, signal });
  const line = output.split("\n").find((text) => text.startsWith('{"people"'));
  if (!line) throw new Error(`The seed did not say what it made:\n${output}`);
  return JSON.parse(line);
}

/** @param {string} url */
const hasWorkspace = (url) =>
  withClient(url, async (client) =>
    Boolean((await client.query("select 1 from workspaces limit 1")).rowCount),
  );
