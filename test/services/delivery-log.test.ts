import { beforeEach, expect, test } from "vitest";
import { DeliveriesQuery, ReplayBody } from "@/core/wire/deliveries";
import type { Ctx } from "@/server/services/context";
import { listAgentDeliveries, listDeliveries } from "@/server/services/deliveries/list";
import { readDelivery } from "@/server/services/deliveries/read";
import { replayToAgent, replayToWebhook } from "@/server/services/deliveries/replay";
import { answerIntent } from "@/server/services/intents/answer";
import { changeWebhook } from "@/server/services/webhooks/change";
import { deliveriesOf, sql } from "../support/database";
import { deliverAll, openReceiver, type Receiver } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { addAgent, addEndpoint, as, makeWorkspace, submit, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
let receiver: Receiver;
let endpoint: string;
beforeEach(async () => {
  workspace = await makeWorkspace();
  receiver = await openReceiver();
  ({ id: endpoint } = await addEndpoint(workspace.id, receiver.hook, ["intent.created"]));
});

const ask = (now: Date = T0) => submit(workspace.agent, { assignees: [workspace.ana.email] }, now);
const admin = (now: Date = T0): Ctx => as(workspace.alex, now);
const replay = (body: object, now: Date = T0) =>
  replayToWebhook(admin(now), endpoint, ReplayBody.parse(JSON.parse(JSON.stringify(body))));
const idsReceived = () => receiver.received.map(({ headers }) => headers["webhook-id"]);

/** Asks, and has the receiver answer the one attempt like this. */
async function deliveredWith(status: number, now: Date = T0): Promise<string> {
  receiver.next({ status });
  const { id } = await ask(now);
  await deliverAll(receiver.call, id, now);
  const [delivery] = await deliveriesOf(id);
  return delivery?.id ?? "";
}

/** As if all its attempts had failed. */
async function givenUp(now: Date = T0): Promise<string> {
  const id = await deliveredWith(500, now);
  await sql("UPDATE deliveries SET status = 'failed', next_attempt_at = NULL WHERE id = $1", id);
  return id;
}

test("every attempt is logged with what was sent, what was answered and how long it took", async () => {
  receiver.next({ status: 503, headers: { "x-reason": "tired" }, body: { sorry: true } }, "hang up");
  const { id: intent } = await ask();
  await deliverAll(receiver.call, intent, T0);
  await deliverAll(receiver.call, intent, after("10s"));
  const [row] = await deliveriesOf(intent);
  const delivery = await readDelivery(as(workspace.audrey), row?.id ?? "");
  expect(delivery).toMatchObject({
    status: "pending",
    attempts: 2,
    url: receiver.hook,
    intent: { id: intent },
  });
  const [second, first] = delivery.log;
  expect(second).toMatchObject({ status: null, error: expect.stringContaining("socket"), response: null });
  expect(first).toMatchObject({
    at: T0.toISOString(),
    status: 503,
    error: "answered 503",
    response: { headers: { "x-reason": "tired" }, body: '{"sorry":true}', truncated: false },
  });
  expect(first?.duration_ms).toBeGreaterThanOrEqual(0);
  const [sent] = receiver.received;
  expect(first?.request?.body).toBe(sent?.body);
  for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"])
    expect(first?.request?.headers[name]).toBe(sent?.headers[name]);
  const [{ secret = "" } = {}] = await sql<{ secret: string }>(
    "SELECT secret FROM webhook_endpoints WHERE id = $1",
    endpoint,
  );
  expect(JSON.stringify(delivery)).not.toContain(secret.slice(6));
});

test("what was sent and answered is kept of the newest ten attempts, and of the others when and how they ended", async () => {
  const id = await deliveredWith(500);
  for (let n = 1; n < 12; n++) {
    receiver.next({ status: 500 });
    await replay({ delivery: id }, after(`${n}h`));
    const [row] = await sql<{ intent_id: string }>("SELECT intent_id FROM deliveries WHERE id = $1", id);
    await deliverAll(receiver.call, row?.intent_id ?? "", after(`${n}h`));
  }
  const { log } = await readDelivery(admin(), id);
  expect(log.map(({ request, response }) => request !== null && response !== null)).toEqual([
    ...Array.from({ length: 10 }, () => true),
    false,
    false,
  ]);
  expect(log.at(-1)).toMatchObject({ status: 500, at: T0.toISOString() });
});

test("one delivery is sent again under its own id, with all its attempts before it again", async () => {
  const id = await givenUp();
  expect(await replay({ delivery: id }, after("1d"))).toEqual({ replayed: 1, next_cursor: null });
  const [row] = await sql<{ intent_id: string; attempts: number }>(
    "SELECT * FROM deliveries WHERE id = $1",
    id,
  );
  expect(row).toMatchObject({ status: "pending", attempts: 0, next_attempt_at: after("1d") });
  await deliverAll(receiver.call, row?.intent_id ?? "", after("1d"));
  expect(idsReceived()).toEqual([id, id]);
  expect(await readDelivery(admin(), id)).toMatchObject({
    status: "delivered",
    log: [{ status: 204 }, { status: 500 }],
  });
  const { items } = await listChanges(admin(), { kind: "webhook" });
  expect(items).toMatchObject([
    { actor: { name: "Alex" }, action: "sent again what went to", after: { delivery: id } },
  ]);
});

test("since a time, what was given up is sent again, and what arrived only where that is asked for", async () => {
  const early = await givenUp();
  const arrived = await deliveredWith(204, after("2h"));
  const late = await givenUp(after("3h"));
  const due = () =>
    sql<{ id: string }>(
      "SELECT id FROM deliveries WHERE endpoint_id = $1 AND status = 'pending' ORDER BY seq",
      endpoint,
    );
  expect(await replay({ since: after("1h") }, after("4h"))).toMatchObject({ replayed: 1 });
  expect(await due()).toEqual([{ id: late }]);
  expect(await replay({ since: after("1h") }, after("4h"))).toMatchObject({ replayed: 0 });
  expect(await replay({ since: T0, include: "all" }, after("4h"))).toMatchObject({ replayed: 2 });
  expect(await due()).toEqual([{ id: early }, { id: arrived }, { id: late }]);
  const { items } = await listChanges(admin(), { kind: "webhook" });
  expect(items.map(({ after }) => after)).toMatchObject([
    { include: "all", deliveries: 2 },
    { include: "failed", deliveries: 1 },
  ]);
});

test("at most a thousand are sent again at once, and the cursor goes on from there", async () => {
  await givenUp();
  await sql(
    `WITH f AS (INSERT INTO facts (workspace_id, intent_id, type, at, actor, data)
       SELECT f.workspace_id, f.intent_id, 'left', f.at, f.actor, '{}' FROM deliveries d JOIN facts f ON f.seq = d.seq, generate_series(1, 1200)
       WHERE d.endpoint_id = $1 RETURNING seq, workspace_id, intent_id, at)
     INSERT INTO deliveries (id, workspace_id, intent_id, seq, endpoint_id, url, type, status, created_at)
     SELECT 'dlv_' || $1 || seq, workspace_id, intent_id, seq, $1, 'http://x.example', 'intent.created', 'delivered', at FROM f`,
    endpoint,
  );
  const first = await replay({ since: T0, include: "all" });
  expect(first).toMatchObject({ replayed: 1_000, next_cursor: expect.stringMatching(/^\d+$/) });
  const rest = await replay({ since: T0, include: "all", cursor: first.next_cursor });
  expect(rest).toEqual({ replayed: 201, next_cursor: null });
  expect(await refusalOf(replay({ since: T0, cursor: "x" }))).toMatchObject({ pointers: ["/cursor"] });
});

test("one that waits for its next attempt is tried now", async () => {
  const id = await deliveredWith(503);
  await sql("UPDATE deliveries SET next_attempt_at = $2 WHERE id = $1", id, after("2h"));
  expect(await replay({ delivery: id }, after("1h"))).toMatchObject({ replayed: 1 });
  const [row] = await sql("SELECT next_attempt_at FROM deliveries WHERE id = $1", id);
  expect(row).toEqual({ next_attempt_at: after("1h") });
});

test("nothing is sent again to an endpoint that is disabled", async () => {
  const id = await givenUp();
  await changeWebhook(admin(), endpoint, { enabled: false });
  expect(await refusalOf(replay({ delivery: id }))).toMatchObject({ code: "conflict" });
  expect(await refusalOf(replay({ since: T0 }))).toMatchObject({ code: "conflict" });
});

test("an agent's callbacks have the same log and are sent again, too", async () => {
  const { id: workspaceId, ana, audrey, agent } = workspace;
  const hooks = await openReceiver();
  const called = await addAgent(workspaceId, { callbackUrl: hooks.hook });
  const { id: intent } = await submit(called, { assignees: [ana.email] });
  await answerIntent(as(ana), intent, { outcome: "approved" });
  hooks.next({ status: 410 });
  await deliverAll(hooks.call, intent, T0);
  const query = DeliveriesQuery.parse({});
  const { items } = await listAgentDeliveries(as(audrey), called.id, query);
  expect(items).toMatchObject([
    { event: "intent.decided", status: "failed", url: hooks.hook, intent: { id: intent } },
  ]);
  expect((await listAgentDeliveries(as(audrey), agent.id, query)).items).toEqual([]);
  expect((await listDeliveries(as(audrey), endpoint, query)).items).toMatchObject([
    { event: "intent.created" },
  ]);
  const [{ id = "" } = {}] = items;
  expect(await replayToAgent(admin(), called.id, { since: T0, include: "failed" })).toMatchObject({
    replayed: 1,
  });
  await deliverAll(hooks.call, intent, T0);
  expect(hooks.received.map(({ headers }) => headers["webhook-id"])).toEqual([id, id]);
  expect(await refusalOf(replayToAgent(admin(), agent.id, { delivery: id }))).toMatchObject({
    code: "not_found",
  });
});

test("auditors read the log and send nothing, reviewers do neither, and other workspaces find nothing", async () => {
  const id = await givenUp();
  const { audrey, ana, agent } = workspace;
  const query = DeliveriesQuery.parse({});
  const reads = [
    (ctx: Ctx) => readDelivery(ctx, id),
    (ctx: Ctx) => listDeliveries(ctx, endpoint, query),
    (ctx: Ctx) => listAgentDeliveries(ctx, agent.id, query),
  ];
  const writes = [
    (ctx: Ctx) => replayToWebhook(ctx, endpoint, { delivery: id }),
    (ctx: Ctx) => replayToAgent(ctx, agent.id, { delivery: id }),
  ];
  for (const read of reads) expect(await read(as(audrey))).toBeTruthy();
  for (const write of writes) expect(await refusalOf(write(as(audrey)))).toMatchObject({ code: "forbidden" });
  const foreign = as((await makeWorkspace()).alex);
  for (const verb of [...reads, ...writes]) {
    expect(await refusalOf(verb(as(ana)))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(verb(foreign))).toMatchObject({ code: "not_found" });
  }
});
