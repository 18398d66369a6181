import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandOf, isRunning, sleep } from "../processes.mjs";

/** @typedef {{ pid: number, port: number }} Server */

const NO_PID = 999_999_999; // far above what any system gives out

/** What the server of a folder last said about itself, whether it still runs or not. @param {string} dir */
export function readPidFile(dir) {
  try {
    const lines = readFileSync(pidFile(dir), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  } catch {
    return undefined;
  }
}

/** The server that runs in a folder now, waited for while it starts or stops. @param {string} dir @returns {Promise<Server | undefined>} */
export async function runningServer(dir) {
  for (;;) {
    const server = readPidFile(dir);
    if (!server) return undefined;
    const command = isRunning(server.pid) ? commandOf(server.pid) || "postgres" : "";
    if (!command.includes("postgres")) return forgetPid(dir);
    if (server.isReady) return server;
    await sleep(20);
  }
}

/**
 * PostgreSQL does not start while the pid of its last run exists, be it a zombie or by now another program. Writing a pid that
 * cannot exist, rather than removing the file, keeps its check that no process of that run is still at work.
 * @param {string} dir @returns {undefined}
 */
function forgetPid(dir) {
  const [, ...rest] = readFileSync(pidFile(dir), "utf8").split("\n");
  writeFileSync(pidFile(dir), [NO_PID, ...rest].join("\n"));
}

/** @param {string} dir */
const pidFile = (dir) => path.join(dir, "data/postmaster.pid");
