import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runningDatabasePid } from "./database.mjs";
import { freePort } from "./ports.mjs";
import { databaseFolder } from "./postgres/home.mjs";
import { isRunning, sleep } from "./processes.mjs";
import { root } from "./root.mjs";

/** @typedef {import("./launch.mjs").Report} Report */
/** @typedef {"server" | "database" | "launcher" | "everything"} Victim */
/**
 * @typedef {object} AppOptions
 * @property {string} [dataDir] kept by stop(); without it a fresh one is made, which stop() removes
 * @property {number} [port] without it any free one
 * @property {Record<string, string | undefined>} [env] added to this process's environment; undefined takes a variable away
 * @property {boolean} [dev] `next dev` instead of the built app
 * @property {boolean} [quiet] true by default; false passes on what the app writes
 * @property {boolean} [durable] false by default: tests need not survive a power cut
 */
/**
 * A running Countersign, as `npm start` runs it, in a process group of its own.
 * @typedef {object} App
 * @property {string} url @property {number} port @property {string} databaseUrl @property {string} dataDir
 * @property {Report["seeded"]} seeded who can sign in and the agent's key; undefined when the database was not new
 * @property {number} pid the launcher's
 * @property {() => number | undefined} serverPid changes when the launcher starts a killed server again
 * @property {() => string} output what it has written so far
 * @property {(victim?: Victim) => Promise<void>} kill kill -9, of everything by default; resolves when the victims are gone. The launcher
 *   starts a killed server or database again; after the launcher's end call startApp() with the same dataDir and port
 * @property {(notPid?: number) => Promise<void>} ready resolves when a server other than `notPid` answers, such as the one just killed
 * @property {() => Promise<number | null>} stop ends everything in order; returns the exit code
 */

/**
 * Starts the app through scripts/start.mjs and resolves when it is ready.
 * @param {AppOptions} [options] @returns {Promise<App>} @throws with what the launcher wrote, when it ends instead
 */
export async function startApp({ dataDir, port, env = {}, dev = false, quiet = true, durable = false } = {}) {
  const folder = dataDir ?? makeFolder();
  const chosenPort = port ?? (await freePort());
  const args = ["scripts/start.mjs", ...(dev ? ["--dev"] : []), ...(durable ? [] : ["--forgetful"])];
  const launcher = spawn(process.execPath, args, {
    cwd: root,
    env: environment({ PORT: String(chosenPort), COUNTERSIGN_DATA_DIR: folder, ...env }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output = collect(launcher, quiet);
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => launcher.once("close", resolve));
  /** @type {Report} */
  let report = await firstReport(launcher, ended, output);
  launcher.on("message", (/** @type {Report} */ next) => (report = next));
  const pids = {
    launcher: () => launcher.pid,
    server: () => report.serverPid,
    database: () => runningDatabasePid(path.join(folder, "db")),
  };

  return {
    url: report.url,
    port: chosenPort,
    databaseUrl: report.databaseUrl,
    dataDir: folder,
    seeded: report.seeded,
    pid: /** @type {number} */ (launcher.pid),
    serverPid: pids.server,
    output,
    async kill(victim = "everything") {
      const victims = victim === "everything" ? Object.values(pids) : [pids[victim]];
      const doomed = victims.map((pid) => pid()).filter((pid) => pid !== undefined);
      for (const pid of doomed) if (isRunning(pid)) process.kill(pid, "SIGKILL");
      while (doomed.some(isRunning)) await sleep(5);
    },
    async ready(notPid) {
      while (report.serverPid === notPid || !report.serverPid || !isRunning(report.serverPid)) {
        if (launcher.exitCode !== null || launcher.signalCode !== null)
          throw new Error(`The launcher ended:\n${output()}`);
        await sleep(20);
      }
    },
    async stop() {
      launcher.kill("SIGTERM");
      const code = await ended;
      if (!dataDir) removeFolder(folder);
      return code;
    },
  };
}

function makeFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-"));
  chmodSync(folder, 0o755); // as root the database runs as somebody else, who has to get there
  return folder;
}

/** @param {string} folder */
function removeFolder(folder) {
  for (const place of [databaseFolder(path.join(folder, "db")), folder])
    rmSync(place, { recursive: true, force: true });
}

/** @param {import("node:child_process").ChildProcess} launcher @param {Promise<number | null>} ended @param {() => string} output */
function firstReport(launcher, ended, output) {
  return new Promise((/** @type {(report: Report) => void} */ resolve, reject) => {
    launcher.once("message", (report) => resolve(/** @type {Report} */ (report)));
    void ended.then((code) => reject(new Error(`Countersign did not start (${code}):\n${output()}`)));
  });
}

/** @param {import("node:child_process").ChildProcess} launcher @param {boolean} quiet */
function collect(launcher, quiet) {
  let text = "";
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk;
      if (!quiet) process.stderr.write(chunk);
    });
  }
  return () => text;
}

/** @param {Record<string, string | undefined>} changes @returns {NodeJS.ProcessEnv} */
function environment(changes) {
  // What a test runner or a shell has set would make this another app than the one that is asked for.
  const { DATABASE_URL, HOST, PUBLIC_URL, NODE_OPTIONS, npm_lifecycle_event, ...rest } = process.env;
  const env = { ...rest, ...changes };
  return /** @type {NodeJS.ProcessEnv} */ (
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  );
}
