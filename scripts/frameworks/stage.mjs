import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../lib/ports.mjs";
import { sleep } from "../lib/processes.mjs";
import { createAgent } from "./agent.mjs";
import { caller } from "./people.mjs";

/** @typedef {import("./people.mjs").Person} Person */
/** @typedef {{ name: string, url: string, python: string, admin: Person, ana: Person }} Cast */
/**
 * @typedef {object} Scene
 * @property {ReturnType<typeof createAgent>} agent @property {Person} ana
 * @property {number} port where the agent's webhooks go
 * @property {(id: string) => Promise<any>} read @property {() => Promise<any[]>} questions what the agent has asked
 */

const PATIENCE_MS = 300_000;
const LOOK_EVERY_MS = 100;

/** Gives a story an agent and a folder of its own; none may try to reach the network. @param {Cast} cast @param {string} act which of its stories @param {(scene: Scene) => Promise<void>} story */
export async function onStage({ name, url, python, admin, ana }, act, story) {
  const home = mkdtempSync(path.join(os.tmpdir(), `countersign-${name}-`));
  const port = await freePort();
  try {
    const { key, webhook_secret } = await admin("POST", "/api/agents", {
      address: `agent://acme/examples/${name}-${act}`,
      name: `${name}, ${act}`,
      callback_url: `http://127.0.0.1:${port}/`,
    });
    const agent = createAgent({ name, python, url, key, secret: webhook_secret, home });
    const asAgent = caller(url, { authorization: `Bearer ${key}` });
    await story({
      agent,
      ana,
      port,
      read: (id) => asAgent("GET", `/api/intents/${id}`),
      questions: async () => (await asAgent("GET", "/api/intents")).items,
    });
    assert.equal(agent.attempts(), "", "nothing but this machine was tried to be reached");
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The id of the one question that a run has asked. @param {string} output */
export function askedIn(output) {
  const ids = [...output.matchAll(/^asked (int_\w+)$/gm)].map(([, id = ""]) => id);
  assert.equal(ids.length, 1, `one question is asked:\n${output}`);
  return /** @type {string} */ (ids[0]);
}

/** Looks until it is so. @template T @param {() => Promise<T>} look @param {(seen: T) => boolean} isIt */
export async function until(look, isIt) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (isIt(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`waited in vain; last seen: ${JSON.stringify(seen)}`);
    await sleep(LOOK_EVERY_MS);
  }
}
