import { beforeEach, expect, test } from "vitest";
import { reachBy } from "@/server/adapters/webhook/reach";
import { DeliveriesQuery } from "@/core/wire/deliveries";
import { WebhookBody } from "@/core/wire/webhooks";
import type { ReachOf } from "@/core/webhook";
import type { Ctx } from "@/server/services/context";
import { attemptDelivery } from "@/server/services/deliveries/attempt";
import { listDeliveries } from "@/server/services/deliveries/list";
import { answerIntent } from "@/server/services/intents/answer";
import { changeWebhook } from "@/server/services/webhooks/change";
import { createWebhook } from "@/server/services/webhooks/create";
import { listWebhooks } from "@/server/services/webhooks/list";
import { readWebhook } from "@/server/services/webhooks/read";
import { removeWebhook } from "@/server/services/webhooks/remove";
import { Webhook } from "standardwebhooks";
import { deliveriesOf, sql } from "../support/database";
import { deliverAll, openReceiver, webhookHeaders } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, submit, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const anywhere: ReachOf = async () => "allowed";
const URL_OF = "https://hooks.example/countersign";
const create = (url = URL_OF, events = ["intent.created"], ctx: Ctx = as(workspace.alex), reach = anywhere) =>
  createWebhook(ctx, WebhookBody.parse({ url, events }), reach);
const ask = (now: Date = T0) => submit(workspace.agent, { assignees: [workspace.ana.email] }, now);
const deliveries = (id: string, query: object = {}) =>
  listDeliveries(as(workspace.audrey), id, DeliveriesQuery.parse(query));

test("its secret is shown once, signs what it gets, and stands nowhere else", async () => {
  const { alex, ana } = workspace;
  const now = new Date();
  const receiver = await openReceiver(() => now);
  const { webhook, secret } = await create(receiver.hook, ["intent.decided"]);
  const { id } = await ask();
  await answerIntent(as(ana), id, { outcome: "approved" });
  await deliverAll(receiver.call, id, T0);
  const [call] = receiver.received;
  if (!call) throw new Error("nothing was received");
  expect(new Webhook(secret).verify(call.body, webhookHeaders(call))).toMatchObject({
    type: "intent.decided",
    data: { id, outcome: "approved" },
  });
  await changeWebhook(as(alex), webhook.id, { enabled: false });
  await removeWebhook(as(alex), webhook.id);
  const { items } = await listChanges(as(alex), { kind: "webhook" });
  expect(items.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    { action: "removed", before: { ...entry(receiver.hook), enabled: false }, after: null },
    {
      action: "changed",
      before: entry(receiver.hook),
      after: { ...entry(receiver.hook), enabled: false },
    },
    { action: "created", before: null, after: entry(receiver.hook) },
  ]);
  expect(JSON.stringify([webhook, items])).not.toContain(secret.slice(6));
});

const entry = (url: string) => ({ url, events: ["intent.decided"], enabled: true });

test.each([
  "http://127.0.0.1:9/x",
  "http://localhost/x",
  "http://[::1]/x",
  "https://10.1.2.3/x",
  "http://169.254.169.254/latest",
  "http://[::ffff:10.0.0.1]/x",
])("the private address %s is refused at its field, unless it is allowed", async (url) => {
  const { alex } = workspace;
  const refused = await refusalOf(create(url, ["intent.created"], as(alex), reachBy("192.168.0.0/16")));
  expect(refused).toMatchObject({ code: "invalid_request", pointers: ["/url"] });
  expect(await listWebhooks(as(alex))).toEqual({ items: [] });
  const { webhook } = await create(url, ["intent.created"], as(alex), reachBy("0.0.0.0/0,::/0"));
  expect(webhook).toMatchObject({ url, enabled: true, disabled: null, last_delivery: null });
});

test("a name that nobody knows yet is taken, and an address has one webhook", async () => {
  const { alex } = workspace;
  const { webhook } = await create("https://nobody.invalid/x", undefined, as(alex), reachBy(""));
  expect(await refusalOf(create(webhook.url))).toMatchObject({ code: "conflict", pointers: ["/url"] });
  await removeWebhook(as(alex), webhook.id);
  expect((await create(webhook.url)).webhook.id).not.toBe(webhook.id);
});

test("it hears the events that were chosen, from when they were", async () => {
  const { alex } = workspace;
  const { webhook } = await create(URL_OF, ["intent.decided"]);
  expect(await deliveriesOf((await ask()).id)).toEqual([]);
  const changed = await changeWebhook(as(alex), webhook.id, { events: ["intent.created"] });
  expect(changed).toMatchObject({ events: ["intent.created"], enabled: true });
  expect(await deliveriesOf((await ask()).id)).toMatchObject([{ endpoint_id: webhook.id }]);
});

test("its health is told: the last delivery, the last that arrived, and since when it fails", async () => {
  const { alex } = workspace;
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const deliverAt = async (now: Date, status: number) => {
    receiver.next({ status });
    const { id } = await ask(now);
    await deliverAll(receiver.call, id, now);
  };
  await deliverAt(T0, 204);
  await deliverAt(after("1h"), 500);
  await deliverAt(after("2h"), 404);
  expect(await readWebhook(as(alex), webhook.id)).toMatchObject({
    last_delivery: { status: "pending", last_error: "answered 404", at: after("2h").toISOString() },
    last_success_at: T0.toISOString(),
    failing_since: after("1h").toISOString(),
  });
  await deliverAt(after("3h"), 200);
  expect(await readWebhook(as(alex), webhook.id)).toMatchObject({
    last_delivery: { status: "delivered", last_error: null },
    last_success_at: after("3h").toISOString(),
    failing_since: null,
  });
});

test("its deliveries are paged, newest first, each with what became of it", async () => {
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const intents = [await ask(), await ask(), await ask()];
  receiver.next({ status: 500 });
  await deliverAll(receiver.call, intents[0]?.id ?? "", T0);
  const first = await deliveries(webhook.id, { limit: 2 });
  expect(first.items.map(({ intent }) => intent.id)).toEqual([intents[2]?.id, intents[1]?.id]);
  const rest = await deliveries(webhook.id, { limit: 2, cursor: first.next_cursor });
  expect(rest).toMatchObject({
    items: [{ event: "intent.created", status: "pending", attempts: 1, last_error: "answered 500" }],
    next_cursor: null,
  });
  expect(rest.items[0]?.next_attempt_at).not.toBeNull();
  expect((await deliveries(webhook.id, { status: "delivered" })).items).toEqual([]);
  expect((await deliveries(webhook.id, { status: "pending" })).items).toHaveLength(3);
  expect(await refusalOf(deliveries(webhook.id, { cursor: "x" }))).toMatchObject({ code: "invalid_request" });
});

test("a disabled one hears nothing, not even what waited, until it is enabled again", async () => {
  const { alex } = workspace;
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const waiting = await ask();
  const disabled = await changeWebhook(as(alex), webhook.id, { enabled: false });
  expect(disabled).toMatchObject({ enabled: false, disabled: { reason: "admin", at: T0.toISOString() } });
  await deliverAll(receiver.call, waiting.id, after("1d"));
  expect(await deliveriesOf((await ask()).id)).toEqual([]);
  expect(receiver.received).toEqual([]);
  expect((await deliveries(webhook.id)).items).toMatchObject([
    { status: "failed", last_error: "An admin disabled the endpoint.", next_attempt_at: null },
  ]);
  await changeWebhook(as(alex), webhook.id, { enabled: true });
  const { id } = await ask();
  await deliverAll(receiver.call, id, T0);
  expect(receiver.received).toHaveLength(1);
});

test("one that answers 410 says why it is disabled, and what waits for it is given up", async () => {
  const { alex } = workspace;
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const [gone, waiting] = [await ask(), await ask()];
  receiver.next({ status: 410 });
  await deliverAll(receiver.call, gone.id, T0);
  expect(await readWebhook(as(alex), webhook.id)).toMatchObject({
    enabled: false,
    disabled: { reason: "gone" },
  });
  expect(await deliveriesOf(waiting.id)).toMatchObject([{ status: "failed", next_attempt_at: null }]);
});

test("a delivery that was written while its endpoint was disabled is not made", async () => {
  const { alex } = workspace;
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const { id } = await ask();
  const [delivery] = await deliveriesOf(id);
  await changeWebhook(as(alex), webhook.id, { enabled: false });
  await sql("UPDATE deliveries SET status = 'pending', next_attempt_at = $2 WHERE id = $1", delivery?.id, T0);
  await attemptDelivery(delivery?.id ?? "", receiver.call, () => T0);
  expect(receiver.received).toEqual([]);
  expect(await deliveriesOf(id)).toMatchObject([
    { status: "failed", last_error: "The endpoint is disabled.", next_attempt_at: null },
  ]);
});

test("a removed one is gone for everybody, and what was delivered stays on the intent's record", async () => {
  const { alex } = workspace;
  const receiver = await openReceiver();
  const { webhook } = await create(receiver.hook);
  const { id } = await ask();
  await deliverAll(receiver.call, id, T0);
  await removeWebhook(as(alex), webhook.id);
  for (const read of [readWebhook(as(alex), webhook.id), deliveries(webhook.id)])
    expect(await refusalOf(read)).toMatchObject({ code: "not_found" });
  expect(await deliveriesOf(id)).toMatchObject([{ status: "delivered" }]);
  expect(await sql("SELECT secret FROM webhook_endpoints WHERE id = $1", webhook.id)).toEqual([
    { secret: "" },
  ]);
});

test("admins change, auditors read, reviewers neither, and no other workspace", async () => {
  const { alex, ana, audrey } = workspace;
  const { webhook } = await create();
  const { id } = webhook;
  expect(await readWebhook(as(audrey), id)).toEqual(webhook);
  for (const attempt of [
    () => create("https://b.example/", undefined, as(audrey)),
    () => changeWebhook(as(audrey), id, { enabled: false }),
    () => removeWebhook(as(audrey), id),
    () => readWebhook(as(ana), id),
    () => listWebhooks(as(ana)),
  ])
    expect(await refusalOf(attempt())).toMatchObject({ code: "forbidden" });
  const foreign = as((await makeWorkspace()).alex);
  for (const attempt of [
    () => changeWebhook(foreign, id, { enabled: false }),
    () => removeWebhook(foreign, id),
    () => readWebhook(foreign, id),
    () => listDeliveries(foreign, id, DeliveriesQuery.parse({})),
  ])
    expect(await refusalOf(attempt())).toMatchObject({ code: "not_found" });
  expect(await listWebhooks(foreign)).toEqual({ items: [] });
  expect(await listWebhooks(as(alex))).toMatchObject({ items: [{ id, enabled: true }] });
});
