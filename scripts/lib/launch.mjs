import { buildApp } from "./build.mjs";
import { onEndWished } from "./farewell.mjs";
import { generate } from "./generate.mjs";
import { claimDataFolder, requirePort } from "./ground.mjs";
import { keepDatabase } from "./keep-database.mjs";
import * as messages from "./messages.mjs";
import { migrate } from "./migrate.mjs";
import { requireDatabase } from "./outside-database.mjs";
import { Refusal } from "./refusal.mjs";
import { seedOnce } from "./seed.mjs";
import { keepServer } from "./server.mjs";
import { serverEnvironment } from "./server-environment.mjs";

/** @typedef {import("./settings.mjs").Settings} Settings */
/** @typedef {{ stop: (how: { force: boolean }) => unknown }} Part something that runs until it is stopped */
/**
 * What whoever started the launcher with an IPC channel is told, each time the server is up.
 * @typedef {{ url: string, databaseUrl: string, serverPid: number | undefined, seeded: import("./seed.mjs").Seeded | undefined }} Report
 */

/**
 * Runs Countersign (database, migrations, seed, web app) until it is told to stop, then ends the process.
 * @param {Settings} settings
 */
export async function launch(settings) {
  const startedAt = performance.now();
  const { keep, end, giveUp, signal } = household();
  onEndWished((how) => void end(0, how));
  for (const bug of ["uncaughtException", "unhandledRejection"]) process.on(bug, giveUp); // or what runs would be left alone
  try {
    await requirePort(settings);
    if (!settings.databaseUrl) keep(claimDataFolder(settings));
    const [databaseUrl] = await Promise.all([
      openDatabase().then(async (url) => {
        await migrate(url);
        return url;
      }),
      generate().then(() => settings.dev || buildApp(signal)),
    ]);
    if (signal.aborted) return;
    const env = serverEnvironment(settings, databaseUrl);
    const seeding = seedOnce(env, signal);
    const report = (/** @type {number | undefined} */ serverPid) =>
      void seeding.then(
        (seeded) => process.send?.({ url: settings.publicUrl, databaseUrl, serverPid, seeded }),
        giveUp,
      );
    const server = keep(keepServer(settings, env, { onUp: report, onGaveUp: giveUp }));
    const [seeded] = await Promise.all([seeding, server.ready]);
    if (signal.aborted) return;
    console.log(messages.ready(settings.publicUrl, performance.now() - startedAt));
    if (seeded) console.log(messages.welcome(seeded));
  } catch (error) {
    giveUp(error);
  }

  async function openDatabase() {
    if (!settings.databaseUrl) return (await keep(keepDatabase(settings, giveUp))).url;
    await requireDatabase(settings.databaseUrl);
    return settings.databaseUrl;
  }
}

/** Keeps what runs and ends it in the opposite order. */
function household() {
  /** @type {(Part | Promise<Part>)[]} */
  const parts = [];
  const aborter = new AbortController();

  /** @template {Part | Promise<Part>} P @param {P} part one that is still starting is stopped when it has started @returns {P} */
  const keep = (part) => {
    parts.push(part);
    return part;
  };
  /** @param {number} exitCode @param {{ force: boolean }} how */
  async function end(exitCode, how) {
    aborter.abort();
    for (const part of parts.toReversed()) {
      const started = await Promise.resolve(part).catch(() => undefined); // why it did not start has been said
      await (async () => started?.stop(how))().catch(complain);
    }
    process.exit(exitCode);
  }
  /** @param {unknown} error */
  const giveUp = (error) => {
    if (aborter.signal.aborted) return; // what was cut off while ending
    complain(error);
    void end(1, { force: false });
  };
  return { keep, end, giveUp, signal: aborter.signal };
}

/** @param {unknown} error */
const complain = (error) => console.error(error instanceof Refusal ? error.message : error);
