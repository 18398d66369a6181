import { afterAll, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { listReceiptKeys, rotateReceiptKey } from "@/server/services/receipts/keys";
import {
  type ClosedIntent,
  verifyReceipt,
  verifyWebhook,
  type WebhookEvent,
} from "../../sdk/typescript/src/index";
import { startServer } from "../support/api-server";
import { startProcess } from "../support/spawn";
import { startOutside } from "../support/outside-server";
import { until } from "../support/time";
import { addPolicy, as, makeWorkspace, type Person } from "../support/workspace";
import { approvalBy, clientOf } from "./world";

const server = await startServer(0, { COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32" });
afterAll(server.kill);

const now = () => new Date();

test("what a person approved with edits may be done, and nothing else", async () => {
  const { agent, ana } = await makeWorkspace();
  const client = clientOf(agent, server);
  const { id } = await client.sendIntent(approvalBy(ana, { editable: ["/rows"] }));
  await answerIntent(as(ana, now()), id, { outcome: "approved", edits: { "/rows": 5_000 } });
  const intent = await client.waitFor<"approval">(id);

  const { payload, decided_by } = await client.verifyReceipt(intent, { intent: id, outcome: "approved" });
  expect(payload).toEqual({ dataset: "customers_q1", rows: 5_000 });
  expect(decided_by).toEqual({ id: ana.id, name: "Ana", acting_for: null });
  await client.verifyReceipt(intent, { args: { rows: 5_000, dataset: "customers_q1" } });
  for (const args of [intent.payload, { ...payload, rows: 5_001 }, { ...payload, dataset: "customers_q2" }])
    await expect(client.verifyReceipt(intent, { args })).rejects.toMatchObject({
      reason: "arguments_differ",
    });
});

test("a revision's answer is no answer to what was asked before", async () => {
  const { agent, ana } = await makeWorkspace();
  const client = clientOf(agent, server);
  const asked = approvalBy(ana);
  const { id } = await client.sendIntent(asked);
  const first = await client.getIntent(id);
  await client.revise(id, { payload: { dataset: "customers_q1", rows: 10 }, note: "Fewer." });
  await answerIntent(as(ana, now()), id, { outcome: "approved" });
  const intent = await client.waitFor(id);

  expect(await client.verifyReceipt(intent)).toMatchObject({ revision: 2, payload: { rows: 10 } });
  const mixed = { ...intent, payload: first.payload };
  await expect(client.verifyReceipt(mixed)).rejects.toMatchObject({ reason: "payload_differs" });
});

test("edits that a vote made on the way are covered too", async () => {
  const { agent, ana, bea, id: workspaceId } = await makeWorkspace();
  await addPolicy(workspaceId, {
    slug: "two",
    timeout: "8h",
    levels: [{ to: [ana.email, bea.email] }],
    quorum: { approvals: 2, veto: true },
  });
  const client = clientOf(agent, server);
  const { assignees: _, ...question } = approvalBy(ana, { editable: ["/rows", "/dataset"], policy: "two" });
  const { id } = await client.sendIntent(question);
  await answerIntent(as(ana, now()), id, { outcome: "approved", edits: { "/rows": 5_000 } });
  await answerIntent(as(bea, now()), id, { outcome: "approved", edits: { "/dataset": "customers_q1_eu" } });
  await answerIntent(as(ana, now()), id, { outcome: "approved" });
  const intent = await client.waitFor(id);

  const args = { dataset: "customers_q1_eu", rows: 5_000 };
  expect(await client.verifyReceipt(intent, { args })).toMatchObject({ payload: args, outcome: "approved" });
});

test("a deadline's answer is proved like a person's, and nobody's name is on it", async () => {
  const { agent, ana } = await makeWorkspace();
  const client = clientOf(agent, server);
  const { id } = await client.sendIntent(approvalBy(ana, { timeout: "1s", on_timeout: "rejected" }));
  const intent = await client.waitFor(id);

  expect(intent.status).toBe("timed_out");
  expect(await client.verifyReceipt(intent)).toMatchObject({ outcome: "rejected", decided_by: { id: null } });
  await expect(client.verifyReceipt(intent, { outcome: "approved" })).rejects.toMatchObject({
    reason: "outcome_differs",
  });
});

test("receipts of a rotated key and of the one before are both proved by an agent that stayed up", async () => {
  const { agent, ana, alex } = await makeWorkspace();
  const client = clientOf(agent, server, { timing: { sleep: async () => undefined } });
  const [before, after] = await Promise.all([
    client.sendIntent(approvalBy(ana)),
    client.sendIntent(approvalBy(ana)),
  ]);
  await answerIntent(as(ana, now()), before.id, { outcome: "approved" });
  await client.verifyReceipt(await client.waitFor(before.id));

  await rotateKey(alex);
  const other = await startProcess(); // a process that knows no key yet
  await other.order({ do: "answer", ctx: as(ana, now()), id: after.id, outcome: "approved" });
  const [one, two] = [await client.waitFor(before.id), await client.waitFor(after.id)];
  expect(kidOf(one)).not.toBe(kidOf(two));
  expect(await client.verifyReceipt(two)).toMatchObject({ intent: after.id });
  expect(await client.verifyReceipt(one)).toMatchObject({ intent: before.id });
});

async function rotateKey(admin: Person): Promise<void> {
  const { items } = await listReceiptKeys(as(admin));
  const replaces = items.find(({ signs }) => signs)?.kid ?? null;
  await rotateReceiptKey(as(admin, now()), { replaces });
}

const kidOf = ({ decision }: ClosedIntent): string =>
  JSON.parse(Buffer.from(decision?.receipt?.split(".")[0] ?? "", "base64url").toString()).kid;

test("a webhook is believed as it comes, proves its decision, and is refused on a clock that is off", async () => {
  const { agent, ana } = await makeWorkspace();
  const hooks = await startOutside(() => ({ status: 204 }));
  const client = clientOf(agent, server);
  const asked = approvalBy(ana, { callback_url: `${hooks.url}/hook`, state: { thread: "t-42" } });
  const { id } = await client.sendIntent(asked);
  await answerIntent(as(ana, now()), id, { outcome: "approved", comment: "Größe ✓" });
  const [hook] = await until(
    () => hooks.received,
    (received) => received.length > 0,
    30_000,
  );
  if (!hook) throw new Error("there is one");
  const secrets = [`whsec_${Buffer.alloc(32).toString("base64")}`, agent.webhookSecret];
  const verify = (at?: Date): Promise<WebhookEvent> =>
    verifyWebhook(hook.body, hook.headers, secrets, { now: at });

  const event = await verify();
  if (event.type !== "intent.decided") throw new Error("it is");
  expect(event).toMatchObject({
    id: hook.headers["webhook-id"],
    data: { id, outcome: "approved", state: { thread: "t-42" }, decision: { comment: "Größe ✓" } },
  });
  const jwks = await (await fetch(`${server.url}/.well-known/jwks.json`)).json();
  expect(await verifyReceipt(event.data, { jwks, args: asked.payload })).toMatchObject({ intent: id });
  const off = (seconds: number) => verify(new Date(Date.now() + seconds * 1000));
  await expect(off(301 + 30)).rejects.toMatchObject({ reason: "too_old" });
  await expect(off(-301 - 30)).rejects.toMatchObject({ reason: "too_new" });
  await expect(verifyWebhook(hook.body, hook.headers, secrets[0] ?? "")).rejects.toMatchObject({
    reason: "no_signature_matches",
  });
});
