import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../ports.mjs";
import { isRunning, run, sleep } from "../processes.mjs";
import { Refusal } from "../refusal.mjs";
import { readPidFile } from "./postmaster.mjs";
import { environment, settings } from "./settings.mjs";

/** @typedef {import("./home.mjs").Home} Home */
/** @typedef {import("./postmaster.mjs").Server} Server */

const START_TIMEOUT_MS = 60_000;
const ATTEMPTS = 5;

/** Starts the server and waits until it is ready. @param {Home} home @param {number} wantedPort @param {boolean} durable @returns {Promise<Server>} */
export async function launchServer(home, wantedPort, durable) {
  const log = path.join(home.dir, "log");
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(wantedPort); // again the wanted one: whoever waits for this server knows no other
    const child = spawnServer(home, log, { ...settings(durable), port: String(port) });
    if (await untilReady(child, home.dir)) return { pid: child.pid ?? 0, port };
    const words = readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n");
    if (words.includes("incompatible with server"))
      throw new Refusal(
        `The database in ${home.dir} is of another version of PostgreSQL: set COUNTERSIGN_DATA_DIR.`,
      );
    // Somebody took the port after we had looked, or the last processes of a killed server are still ending: both pass.
    if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start:\n${words}`);
    await sleep(100 * attempt);
  }
}

/** Ends a server, also one that is not our child. @param {Home} home @param {number} pid @param {{ force: boolean }} [how] */
export async function stopServer({ bin, dir, ids }, pid, { force } = { force: false }) {
  if (!isRunning(pid)) return;
  const args = ["stop", "-w", "-m", force ? "immediate" : "fast", "-D", path.join(dir, "data")];
  await run(bin("pg_ctl"), args, { ...ids, cwd: dir, env: environment() }).catch((error) => {
    if (isRunning(pid)) throw error; // else somebody else was stopping it too
  });
}

/** @param {Home} home @param {string} log @param {Record<string, string>} options */
function spawnServer({ bin, dir, ids }, log, options) {
  const output = openSync(log, "a", 0o600);
  const args = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: Ctrl-C reaches every process of the terminal, but the database ends last and when told.
  const child = spawn(bin("postgres"), ["-D", path.join(dir, "data"), ...args], {
    ...ids,
    cwd: dir,
    env: environment(),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.on("error", () => {}); // without a pid, which is what untilReady() looks at
  child.unref();
  return child;
}

/** @param {import("node:child_process").ChildProcess} child @param {string} dir @returns {Promise<boolean>} false when it ended instead */
async function untilReady(child, dir) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.pid && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const server = readPidFile(dir);
    if (server?.pid === child.pid && server.isReady) return true;
    await sleep(10);
  }
  return false;
}
