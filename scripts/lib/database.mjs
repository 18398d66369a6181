import { readFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { makeCluster } from "./postgres/cluster.mjs";
import { databaseFolder, postgresHome } from "./postgres/home.mjs";
import { readPidFile, runningServer } from "./postgres/postmaster.mjs";
import { launchServer, stopServer } from "./postgres/server.mjs";
import { isRunning } from "./processes.mjs";
import { withClient } from "./sql.mjs";

/**
 * @typedef {object} Database
 * @property {string} url what to connect to
 * @property {number} port
 * @property {number} pid the postmaster's
 * @property {boolean} adopted it was already running, left behind by a launcher that was killed
 * @property {(how?: { force: boolean }) => Promise<void>} stop ends the server, adopted or not: its connections are cut, what is committed
 *   stays. Forced, it ends at once and recovers at its next start
 */

const NAME = "countersign";

/**
 * Starts the PostgreSQL server of a folder, made on first use, or adopts the one that a killed launcher left running there.
 * Safe to call from several processes at once.
 * @param {{ dir: string, port?: number, name?: string, durable?: boolean }} options `port` is a wish; `name` is the database's, made if
 *   need be; `durable: false` is for tests only: commits may be lost with the machine
 * @returns {Promise<Database>}
 */
export async function startDatabase({ dir, port = 54320, name = NAME, durable = true }) {
  const home = postgresHome(dir);
  return withLock(path.join(dir, "starting"), async () => {
    await makeCluster(home, durable);
    const running = await runningServer(home.dir);
    const server = running ?? (await launchServer(home, port, durable));
    await makeDatabase(urlOf(home.dir, server.port, "postgres"), name);
    return {
      url: urlOf(home.dir, server.port, name),
      port: server.port,
      pid: server.pid,
      adopted: running !== undefined,
      stop: (how) => stopServer(home, server.pid, how),
    };
  });
}

/** The address of a folder's server if it runs now, for the tools beside the app. @param {string} dir @param {string} [name] */
export function runningDatabaseUrl(dir, name = NAME) {
  const folder = databaseFolder(dir);
  const server = readPidFile(folder);
  return server && isRunning(server.pid) ? urlOf(folder, server.port, name) : undefined;
}

/** The process of a folder's server if it runs now. @param {string} dir */
export function runningDatabasePid(dir) {
  const server = readPidFile(databaseFolder(dir));
  return server && isRunning(server.pid) ? server.pid : undefined;
}

/** @param {string} adminUrl @param {string} name */
const makeDatabase = (adminUrl, name) =>
  withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database "${name}"`);
  });

/** @param {string} dir @param {number} port @param {string} name */
const urlOf = (dir, port, name) =>
  `postgresql://postgres:${readFileSync(path.join(dir, "password"), "utf8").trim()}@127.0.0.1:${port}/${name}`;
