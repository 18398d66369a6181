import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import { answersTo, placeOf } from "../../adapters/answer.js";
import { questionsOf } from "../../adapters/openai-agents.js";
import { Countersign, type Json, type JsonObject } from "../../src/index.js";

const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "k1" }] };
const sha256 = (value: unknown) =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
const ana = { id: "usr_1", name: "Ana", acting_for: null };

const call = (callId: string, rows: number) => ({
  rawItem: { type: "function_call", callId, name: "pay", arguments: JSON.stringify({ rows }) },
});
const questions = questionsOf([call("c1", 10), call("c2", 20)], { run: "r" });
const shown = (rows: number): JsonObject => ({ tool: "pay", arguments: { rows } });

const open = {
  task_type: "approval",
  status: "waiting",
  allowed_outcomes: ["approved", "rejected"],
  outcome: null,
  decision: null,
};

/** An intent that Ana decided, with a genuine receipt. */
async function decided(payload: JsonObject, edits: Record<string, Json> = {}, outcome = "approved") {
  const said = { outcome, revision: 1, decided_by: ana, decided_at: "2026-11-22T10:00:00.000Z" };
  const digests = { payload_digest: sha256(payload), edits_digest: sha256(edits) };
  const claims = canonicalize({ intent: "int_1", ...said, ...digests }) ?? "";
  const receipt = await new CompactSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: "EdDSA", kid: "k1", typ: "countersign-receipt+jwt" })
    .sign(privateKey);
  const rows = edits["/arguments/rows"];
  const result = rows === undefined ? payload : { ...payload, arguments: { rows } };
  return {
    ...open,
    payload,
    status: "decided",
    outcome,
    decision: { ...said, edits, payload: result, receipt, comment: null },
  };
}

/** A client of a server on which the questions' intents are these, in their order. */
function clientWith(...intents: object[]) {
  const keys: (string | null)[] = [];
  const client = new Countersign({
    baseUrl: "http://countersign.example",
    apiKey: "csk_1",
    fetch: async (url, { headers, method }) => {
      if (url.endsWith("jwks.json")) return Response.json(jwks);
      const key = new Headers(headers).get("idempotency-key");
      if (method === "POST") keys.push(key);
      const index =
        method === "POST" ? questions.findIndex((one) => one.idempotencyKey === key) : Number(url.at(-1)) - 1;
      // A repeated question is answered as it first was.
      return Response.json({ ...(method === "POST" ? open : intents[index]), id: `int_${index + 1}` });
    },
  });
  return { client, keys };
}

test("there are no answers while one question waits; each is asked under its own key", async () => {
  const { client, keys } = clientWith(await decided(shown(10)), open);
  expect(await answersTo(client, questions)).toBeNull();
  expect(keys).toEqual(["openai-agents:r:c1", "openai-agents:r:c2"]);
});

test("an approval comes with the arguments that its receipt covers, the edits applied", async () => {
  const { client } = clientWith(await decided(shown(10), { "/arguments/rows": 7 }));
  expect(await answersTo(client, questions.slice(0, 1))).toEqual([
    { call: "c1", intent: "int_1", approved: true, arguments: { rows: 7 }, edited: true, comment: null },
  ]);
});

test.each([
  ["is for other arguments than this run asked about", "payload_differs", async () => decided(shown(1_000))],
  [
    "was changed on its way",
    "payload_differs",
    async () => ({ ...(await decided(shown(1_000))), payload: shown(10) }),
  ],
  [
    "comes without its receipt",
    "no_receipt",
    async () => {
      const intent = await decided(shown(10));
      return { ...intent, decision: { ...intent.decision, receipt: null } };
    },
  ],
  [
    "was signed as a rejection",
    "outcome_differs",
    async () => {
      const intent = await decided(shown(10), {}, "rejected");
      return { ...intent, outcome: "approved", decision: { ...intent.decision, outcome: "approved" } };
    },
  ],
])("an approval that %s is none", async (_, reason, intent) => {
  const { client } = clientWith(await intent());
  await expect(answersTo(client, questions.slice(0, 1))).rejects.toMatchObject({
    name: "ReceiptError",
    reason,
  });
});

test.each([
  ["a rejection", async () => decided(shown(10), {}, "rejected"), "Ana answered rejected."],
  [
    "a deadline",
    async () => ({ ...open, status: "timed_out", outcome: "rejected" }),
    "Nobody answered in time",
  ],
  ["a withdrawal", async () => ({ ...open, status: "canceled" }), "withdrawn"],
])("%s is a refusal that says so", async (_, intent, message) => {
  const { client } = clientWith(await intent());
  const [answer] = (await answersTo(client, questions.slice(0, 1))) ?? [];
  expect(answer).toMatchObject({ call: "c1", approved: false, message: expect.stringContaining(message) });
});

test("the state of an intent leads to its run, where an adapter asked it", () => {
  const [question] = questions;
  expect(placeOf({ state: { ...question?.intent.state } })).toEqual({
    framework: "openai-agents",
    run: "r",
    call: "c1",
  });
  for (const state of [null, "r", ["r"], {}, { run: "r" }, { framework: 1, run: "r", call: "c" }])
    expect(placeOf({ state })).toBeNull();
});
