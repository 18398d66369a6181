import { pathToFileURL } from "node:url";
import path from "node:path";
import { run } from "./processes.mjs";
import { root } from "./root.mjs";

const FOLLOW = pathToFileURL(path.join(root, "scripts/lib/follow-parent.mjs")).href;

/** Node's arguments for a program of this project that ends when we do, if it is started with an IPC channel. @param {string[]} args */
export const following = (args) => ["--import", `${FOLLOW}?of=${process.pid}`, ...args];

/**
 * Runs a Node program of this project to its end, or ours.
 * @param {string[]} args @param {{ env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>} what it wrote @throws with what it wrote when it fails
 */
export const program = (args, { env, signal }) =>
  run(process.execPath, following(args), {
    cwd: root,
    env,
    signal,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
