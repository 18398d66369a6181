import { spawn } from "node:child_process";
import { following } from "./program.mjs";
import { BUILT_SERVER } from "./bundle.mjs";
import { root } from "./root.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const NEXT = "node_modules/next/dist/bin/next";
/** What a burst of requests makes dies young; with room for it the collector runs less (`npm run bench -- submit`). */
const ROOM = ["--max-semi-space-size=32"];

/**
 * Starts the app, as it was built or with hot reload.
 * @param {import("./settings.mjs").Settings} settings @param {NodeJS.ProcessEnv} env
 * @returns {ChildProcess}
 */
export function spawnNext({ dev, host, port }, env) {
  const args = following(dev ? [NEXT, "dev", "-H", host, "-p", String(port)] : [...ROOM, BUILT_SERVER]);
  const stdio = /** @type {("ignore" | "pipe" | "ipc")[]} */ (["ignore", "pipe", "pipe", "ipc"]);
  // Detached: Ctrl-C reaches every process of the terminal, but the order in which ours end is the launcher's to give.
  return spawn(process.execPath, args, { cwd: root, env, detached: true, stdio });
}

/** @param {ChildProcess} child */
export const isUp = (child) => child.exitCode === null && child.signalCode === null;

/** Ends a process at once, with what it has started itself, as `next dev` does. @param {ChildProcess} child */
export function killGroup({ pid }) {
  try {
    if (pid) process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // All of them have ended.
  }
}
