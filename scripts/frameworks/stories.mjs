import assert from "node:assert/strict";
import { askedIn, onStage, until } from "./stage.mjs";

/** @typedef {import("./stage.mjs").Scene} Scene */

/** The frameworks that let a model call several tools at once, and people answer them one by one. */
const SEVERAL = ["google-adk", "langgraph", "openai-agents", "pydantic-ai", "raw"];

/** @type {[title: string, story: (scene: Scene) => Promise<void>][]} */
const TWO_AT_ONCE = [["two calls at once, answered in the other order", twoAtOnce]];

/** @type {typeof TWO_AT_ONCE} */
const OF_FRAMEWORKS = [
  ["approved with edits, resumed by the webhook", approved],
  ["rejected, resumed by waiting", rejected],
];

/** @type {typeof TWO_AT_ONCE} */
const OF_AXME = [
  ["its own client's four lines, answered with yes", (scene) => fourLines(scene, "approved", "COMPLETED")],
  ["its own client's four lines, answered with no", (scene) => fourLines(scene, "rejected", "FAILED")],
];

/** What each example is held to. @param {import("./stage.mjs").Cast} cast @returns {[title: string, play: () => Promise<void>][]} */
export function storiesOf(cast) {
  /** @type {typeof TWO_AT_ONCE} */
  const stories = [
    ["kept from the network", offline],
    ...(cast.name === "axme" ? OF_AXME : OF_FRAMEWORKS),
    ...(SEVERAL.includes(cast.name) ? TWO_AT_ONCE : []),
  ];
  return stories.map(([title, story], index) => [title, () => onStage(cast, String(index), story)]);
}

/** What the other stories lean on: an address that nobody has is refused before anything is sent, and noted. @param {Scene} scene */
async function offline({ agent }) {
  const dial = 'import socket; socket.create_connection(("192.0.2.1", 9), timeout=1)';
  await assert.rejects(agent.python("-c", dial), /nothing but this machine may be reached/);
  assert.match(agent.attempts(), /192\.0\.2\.1/);
  agent.forgetAttempts();
}

/** @param {Scene} scene */
async function approved({ agent, port, ana, read, questions }) {
  const id = askedIn(await agent.run("ask", "run-1"));
  assert.equal(
    askedIn(await agent.run("ask", "run-1")),
    id,
    "a run that starts over asks under the same key",
  );
  assert.equal((await questions()).length, 1, "a run that starts over asks nobody again");
  assert.deepEqual(agent.exports(), [], "nothing happens before the answer");

  const receiver = await agent.receive(port);
  try {
    const forged = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" });
    assert.equal(forged.status, 400, "a webhook without a signature is refused");
    const edits = { "/dataset": "customers_q1_eu", "/rows": 500 };
    await ana("POST", `/api/intents/${id}/decision`, { outcome: "approved", comment: "The EU part.", edits });
    const { result } = await until(
      () => read(id),
      (intent) => intent.result !== null,
    );
    assert.equal(result.status, "succeeded");
    assert.match(result.summary, /500 rows of customers_q1_eu/, "the model was told what the tool did");
  } catch (error) {
    throw new Error(`${error}\nThe receiver and what it started wrote:\n${receiver.output()}`);
  } finally {
    await receiver.close();
  }
  const done = [{ dataset: "customers_q1_eu", rows: 500 }];
  assert.deepEqual(agent.exports(), done, "the tool ran once, with the reviewer's edits, types kept");
  await agent.run("resume", id);
  assert.deepEqual(agent.exports(), done, "an answer that comes again changes nothing");
}

/** @param {Scene} scene */
async function rejected({ agent, ana, read }) {
  const id = askedIn(await agent.run("ask", "run-1"));
  const resumed = agent.run("resume", id);
  const decision = ana("POST", `/api/intents/${id}/decision`, {
    outcome: "rejected",
    comment: "Not this quarter.",
  });
  await Promise.all([resumed, decision]);
  assert.deepEqual(agent.exports(), [], "the tool did not run");
  assert.match((await read(id)).result.summary, /Not this quarter\./, "the model was told why");
}

/** @param {Scene} scene */
async function twoAtOnce({ agent, ana, questions }) {
  await agent.run("ask", "run-1", { AGENT_CALLS: "2" });
  const asked = new Map((await questions()).map(({ id, payload }) => [payload.dataset, id]));
  assert.equal(asked.size, 2, "each call is a question of its own");
  const answer = async (/** @type {string} */ dataset, /** @type {object} */ decision) => {
    await ana("POST", `/api/intents/${asked.get(dataset)}/decision`, decision);
    await agent.run("resume", asked.get(dataset), { AGENT_CALLS: "2" });
  };
  await answer("suppliers_q1", { outcome: "rejected", comment: "No." });
  assert.deepEqual(agent.exports(), [], "a rejection of the one call lets the other not happen");
  await answer("customers_q1", { outcome: "approved", edits: { "/rows": 500 } });
  const done = [{ dataset: "customers_q1", rows: 500 }];
  assert.deepEqual(agent.exports(), done, "each call gets its own answer");
  assert.equal((await questions()).length, 2, "nobody is asked about the same call again");
}

/** @param {Scene} scene @param {string} outcome @param {string} status what AXME calls it */
async function fourLines({ agent, ana, questions }, outcome, status) {
  const program = agent.python("four_lines.py");
  const answer = async () => {
    const [{ id }] = await until(questions, (asked) => asked.length > 0);
    await ana("POST", `/api/intents/${id}/decision`, { outcome, comment: "By Ana." });
  };
  const [said] = await Promise.all([program, answer()]);
  assert.equal(said.trim().split("\n").at(-1), `${status} ${outcome} By Ana.`);
}
