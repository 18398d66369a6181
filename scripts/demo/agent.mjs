import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { root } from "../lib/root.mjs";

/**
 * @typedef {object} AgentProcess
 * @property {number | undefined} pid
 * @property {(pattern: RegExp) => Promise<string>} says resolves with the first line that matches, once it is written
 * @property {Promise<number | null>} ended its exit code
 */

/**
 * Starts one of the agent's programs as a process of its own. It knows the server, its key, and what is passed on here.
 * @param {string} file in scripts/demo @param {string[]} args
 * @param {{ url: string, key: string, signal: AbortSignal, onLine: (line: string) => void }} options
 * @returns {AgentProcess}
 */
export function startAgent(file, args, { url, key, signal, onLine }) {
  const program = ["--import", "tsx", path.join("scripts/demo", file), ...args];
  const env = { PATH: process.env.PATH, COUNTERSIGN_URL: url, COUNTERSIGN_API_KEY: key };
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    signal,
    stdio: ["ignore", "pipe", "inherit"],
  });
  /** @type {string[]} */
  const lines = [];
  const reader = createInterface(child.stdout).on("line", (line) => {
    lines.push(line);
    onLine(line);
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  ended.catch(() => {}); // whoever waits for a line hears of it too

  return {
    pid: child.pid,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        reader.on("line", look);
        ended.then(() => reject(new Error(`${file} ended without saying ${pattern}`)), reject);
        look();
      }),
  };
}
