import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { buildApp } from "./build.mjs";
import { generate } from "./generate.mjs";
import { following } from "./program.mjs";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";
import { countChaos, countPlaywright, countVitest, CRASHED, NOTHING, settle, sum } from "./test-counts.mjs";
import { preparePython, testPython } from "./test-python.mjs";

/** @typedef {import("./test-counts.mjs").Counts} Counts */

const PROJECTS = ["unit", "db"];
const STAGES = [...PROJECTS, "e2e", "chaos", "python", "examples"];
/** Enough for every kind of story and many kinds of faults; `npm run chaos` meets them all. */
const SHORT_CHAOS = ["--cycles=150", "--at-once=50", "--pause=1500", "--minutes=1", "--seed=49"];
const interrupted = new AbortController();

/**
 * Runs the stages that are asked for, all of them by default; one that crashes does not keep the next from running.
 * @param {string[]} wanted some of unit, db, e2e, chaos, python, examples @returns {Promise<Counts>}
 */
export async function runTests(wanted) {
  const projects = PROJECTS.filter((name) => wanted.length === 0 || wanted.includes(name));
  const unknown = wanted.filter((name) => !STAGES.includes(name));
  const reports = mkdtempSync(path.join(os.tmpdir(), "countersign-tests-"));
  const counts = [];
  try {
    if (unknown.length > 0)
      throw new Refusal(`There are no tests called ${unknown.join(", ")}: ${STAGES.join(", ")} are.`);
    if (projects.length > 0)
      counts.push(await stage(() => vitest(projects, path.join(reports, "vitest.json"))));
    if (wanted.length === 0 || wanted.includes("e2e"))
      counts.push(await stage(() => playwright(path.join(reports, "playwright.json"))));
    if (wanted.length === 0 || wanted.includes("chaos"))
      counts.push(await stage(() => chaos(path.join(reports, "chaos.json"))));
    if (wanted.length === 0 || wanted.includes("python"))
      counts.push(await stage(() => python(wanted.includes("python"))));
    if (wanted.length === 0 || wanted.includes("examples"))
      counts.push(await stage(() => vitest(["examples"], path.join(reports, "examples.json"))));
    return sum(counts);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** @param {() => Promise<Counts>} work @returns {Promise<Counts>} */
async function stage(work) {
  try {
    return interrupted.signal.aborted ? CRASHED : await work();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    return CRASHED;
  }
}

/** @param {string[]} projects @param {string} report */
async function vitest(projects, report) {
  await generate();
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", ...reporters, ...projects.flatMap((name) => ["--project", name])];
  const exitCode = await stream(["node_modules/vitest/vitest.mjs", ...args], {});
  return settle(countVitest(read(report)), exitCode);
}

/** @param {string} report */
async function playwright(report) {
  await generate();
  await buildApp(interrupted.signal);
  const env = { PLAYWRIGHT_CHROMIUM_EXECUTABLE: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await stream(
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    env,
  );
  return settle(countPlaywright(read(report)), exitCode);
}

/** A short run of the suite that breaks everything; each of its invariants counts as a test. @param {string} report */
async function chaos(report) {
  await generate();
  await buildApp(interrupted.signal);
  const args = ["--import", "tsx", "chaos/run.ts", ...SHORT_CHAOS, `--report=${report}`];
  const exitCode = await stream(args, {});
  return settle(countChaos(read(report)), exitCode);
}

/** Only Node is needed to run all tests, so without Python those of its SDK are left out, unless they are asked for. @param {boolean} isAskedFor */
async function python(isAskedFor) {
  const interpreter = await preparePython({ typed: false }).catch((error) => {
    if (isAskedFor || !(error instanceof Refusal)) throw error;
    console.log(`The Python SDK was not tested: ${error.message}.`);
  });
  return interpreter ? testPython(interpreter) : NOTHING;
}

/** @param {string} report @throws {Refusal} when the runner ended before it wrote one */
function read(report) {
  if (!existsSync(report)) throw new Refusal("The test runner ended before it could report.");
  return JSON.parse(readFileSync(report, "utf8"));
}

/** Runs a test runner with its output as it comes. @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number | null>} */
function stream(args, env) {
  const options = {
    cwd: root,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", NEXT_TELEMETRY_DISABLED: "1", ...env },
  };
  const child = spawn(process.execPath, following(args), {
    ...options,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      interrupted.abort();
      child.kill(signal); // the runner then ends what it has started itself
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
