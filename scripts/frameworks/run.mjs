import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { startApp } from "../lib/app.mjs";
import { buildApp } from "../lib/build.mjs";
import { generate } from "../lib/generate.mjs";
import { withProgress } from "../lib/progress.mjs";
import { Refusal } from "../lib/refusal.mjs";
import { examples } from "./examples.mjs";
import { signInAs } from "./people.mjs";
import { storiesOf } from "./stories.mjs";
import { ensureEnvironment } from "./venv.mjs";

/** @typedef {import("../lib/test-counts.mjs").Counts} Counts */

const SEEDED = { COUNTERSIGN_SEED_PASSWORD: "frameworks", COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32" };

/**
 * Plays each story with each framework against one real server, and prints a line for each.
 * @param {string[]} wanted some of the folders of examples/python, all by default @returns {Promise<Counts>} a story each
 */
export async function tryFrameworks(wanted) {
  const names = namesOf(wanted);
  await generate();
  await buildApp();
  const app = await withProgress("Starting Countersign…", startApp({ env: SEEDED }));
  const counts = { passed: 0, failed: 0 };
  try {
    const admin = await signInAs(app.url, "admin@acme.dev", SEEDED.COUNTERSIGN_SEED_PASSWORD);
    const ana = await signInAs(app.url, "ana@acme.dev", SEEDED.COUNTERSIGN_SEED_PASSWORD);
    for (const name of names) {
      let python = "";
      const play = async (/** @type {string} */ title, /** @type {() => Promise<void>} */ story) => {
        const passed = await passes(`${name}: ${title}`, story);
        counts[passed ? "passed" : "failed"]++;
        return passed;
      };
      const installed = await play("its packages", async () => {
        python = await ensureEnvironment(name);
      });
      if (!installed) continue;
      for (const [title, story] of storiesOf({ name, url: app.url, python, admin, ana }))
        await play(title, story);
    }
  } finally {
    await app.stop();
  }
  return counts;
}

/** @param {string[]} wanted @throws {Refusal} for a name that no folder has */
function namesOf(wanted) {
  const all = readdirSync(examples).filter((name) =>
    existsSync(path.join(examples, name, "requirements.txt")),
  );
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Refusal(`There is no example called ${unknown.join(", ")}: ${all.join(", ")} are.`);
  return wanted.length > 0 ? wanted : all;
}

/** @param {string} label @param {() => Promise<void>} story */
async function passes(label, story) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    await story();
    console.log(`✓ ${label} ${seconds()}`);
    return true;
  } catch (error) {
    console.error(
      `✗ ${label} ${seconds()}\n${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
    );
    return false;
  }
}
