import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { generate } from "../lib/generate.mjs";
import { following } from "../lib/program.mjs";
import { Refusal } from "../lib/refusal.mjs";
import { root } from "../lib/root.mjs";
import { countVitest, settle, sum } from "../lib/test-counts.mjs";
import { trySchemathesis } from "./schemathesis.mjs";

/** @typedef {import("../lib/test-counts.mjs").Counts} Counts */

/** @param {string[]} args @returns {Promise<Counts>} @throws {Refusal} for what is no number */
export async function fuzz(args) {
  const { runs, seed } = wishes(args);
  await generate();
  return sum([await ours(runs, seed), await trySchemathesis({ examples: runs, seed })]);
}

/** @param {string[]} args */
function wishes(args) {
  const options = { runs: { type: "string", default: "300" }, seed: { type: "string" } };
  const { values } = parseArgs({ args, options: /** @type {const} */ (options) });
  const [runs, seed] = [Number(values.runs), Number(values.seed ?? Date.now() % 1_000_000)];
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed))
    throw new Refusal("--runs and --seed are whole numbers.");
  return { runs, seed };
}

/** The inputs of test/fuzz, as many to each route as are wanted. @param {number} runs @param {number} seed @returns {Promise<Counts>} */
async function ours(runs, seed) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-fuzz-"));
  const report = path.join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "db", ...reporters, "test/fuzz"];
  const child = spawn(process.execPath, following(args), {
    cwd: root,
    env: { ...process.env, FUZZ_RUNS: String(runs), FUZZ_SEED: String(seed) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  try {
    const exitCode = await new Promise((resolve) => child.once("exit", resolve));
    return settle(countVitest(JSON.parse(readFileSync(report, "utf8"))), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
