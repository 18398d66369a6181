import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** @param {number} ms @returns {Promise<void>} */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs a program to its end.
 * @param {string} program @param {string[]} args @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<string>} what it wrote to stdout and stderr
 * @throws when it exits with anything but 0; the message ends with what it wrote
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${path.basename(program)} ended with ${code ?? signal}\n${output.trimEnd()}`));
    });
  });
}

/** Whether a process exists and still does something: a zombie, which nobody has reaped, does not. @param {number} pid */
export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return false;
  }
  return linuxStat(pid)?.state !== "Z";
}

/** When a process began, in the system's own terms: with the pid it names one process for ever. @param {number} pid */
export function startOf(pid) {
  if (process.platform === "linux") return linuxStat(pid)?.start ?? "";
  return process.platform === "win32" ? "" : ps(pid, "lstart");
}

/** The command line of a process, or "" where it cannot be known. @param {number} pid */
export function commandOf(pid) {
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") return ps(pid, "command");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** @param {number} pid @returns {{ state: string, start: string } | undefined} */
function linuxStat(pid) {
  try {
    // The second field is the name in brackets and may hold anything, so count from the last bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return { state: fields[0] ?? "", start: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

/** @param {number} pid @param {string} column */
function ps(pid, column) {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
