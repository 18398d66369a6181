import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startApp } from "./app.mjs";
import { findPython, virtualEnvironment } from "./python.mjs";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";
import { settle } from "./test-counts.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */

const SDK = path.join(root, "sdk/python");
const NEEDS = ["cryptography>=42"];
const SEED = {
  COUNTERSIGN_SEED_PASSWORD: "python-password",
  COUNTERSIGN_SEED_API_KEY: "csk_pythonpythonpythonpythonpytho",
};
const UNSET = ["RESEND_API_KEY", "INNGEST_DEV", "INNGEST_EVENT_KEY", "INNGEST_BASE_URL", "SLACK_BOT_TOKEN"];

/**
 * An interpreter with what the SDK's tests need.
 * @param {{ typed: boolean }} wishes `typed` adds the type checker @returns {Promise<string>}
 * @throws {Refusal} that says why there is none
 */
export async function preparePython({ typed }) {
  const python = await findPython();
  if (!python) throw new Refusal("there is no Python 3.9 or later here that can make virtual environments");
  try {
    return await virtualEnvironment(python, typed ? [...NEEDS, "mypy"] : NEEDS);
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.trim().split("\n").slice(-1) : [String(error)];
    throw new Refusal(`its packages cannot be had: ${reason}`);
  }
}

/** Checks the SDK's types. @param {string} python @returns {Promise<number | null>} 0 where they are right */
export const checkTypes = (python) =>
  stream(python, ["-m", "mypy", "src"], { MYPY_CACHE_DIR: path.join(root, ".data/python/mypy") });

/**
 * Runs the SDK's tests: those by themselves, and those against a server that is started, and killed, for them.
 * @param {string} python @returns {Promise<Counts>}
 */
export async function testPython(python) {
  const reports = mkdtempSync(path.join(os.tmpdir(), "countersign-python-"));
  const report = path.join(reports, "report.json");
  const unset = Object.fromEntries(UNSET.map((name) => [name, undefined]));
  const app = await startApp({ env: { ...unset, ...SEED, COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32" } });
  try {
    const exitCode = await stream(python, ["-m", "tests", report], {
      ...SEED,
      COUNTERSIGN_URL: app.url,
      COUNTERSIGN_API_KEY: SEED.COUNTERSIGN_SEED_API_KEY,
      COUNTERSIGN_TEST_SERVER_PID: String(app.serverPid()),
    });
    if (!existsSync(report)) throw new Refusal("Python ended before it could report.");
    return settle(JSON.parse(readFileSync(report, "utf8")), exitCode);
  } finally {
    await app.stop();
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @param {string} python @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number | null>} */
function stream(python, args, env) {
  const child = spawn(python, args, {
    cwd: SDK,
    env: { ...process.env, PYTHONPATH: "src", PYTHONDONTWRITEBYTECODE: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
