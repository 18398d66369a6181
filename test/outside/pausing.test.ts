import { beforeEach, expect, test } from "vitest";
import { DeliveriesQuery } from "@/core/wire/deliveries";
import { sendDueAlerts } from "@/server/services/alerts/send";
import { attemptDelivery } from "@/server/services/deliveries/attempt";
import { listDeliveries } from "@/server/services/deliveries/list";
import { replayToWebhook } from "@/server/services/deliveries/replay";
import { changeWebhook } from "@/server/services/webhooks/change";
import { readWebhook } from "@/server/services/webhooks/read";
import { deliveriesOf, sql } from "../support/database";
import { openMailbox, resendError } from "../support/mailbox";
import { deliverAll, openReceiver, type Receiver } from "../support/receiver";
import { after, T0 } from "../support/time";
import {
  addEndpoint,
  addPerson,
  as,
  deactivate,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
let receiver: Receiver;
let endpoint: string;
beforeEach(async () => {
  await sql("UPDATE alerts SET next_attempt_at = NULL, status = 'skipped' WHERE status = 'pending'");
  workspace = await makeWorkspace();
  receiver = await openReceiver();
  ({ id: endpoint } = await addEndpoint(workspace.id, receiver.hook, ["intent.created"]));
});

const ask = (now: Date) => submit(workspace.agent, { assignees: [workspace.ana.email] }, now);
const read = (now: Date = T0) => readWebhook(as(workspace.alex, now), endpoint);

/** Asks, and has the receiver answer the last attempt there is like this. */
async function lastAttempt(status: number, now: Date): Promise<string> {
  const { id } = await ask(now);
  await sql("UPDATE deliveries SET attempts = 7 WHERE intent_id = $1", id);
  receiver.next({ status });
  await deliverAll(receiver.call, id, now);
  return id;
}

/** Given up for the first time three days after the first failure. */
async function failUntilPaused(): Promise<Date> {
  await lastAttempt(500, T0);
  await lastAttempt(500, after("3d"));
  return after("3d");
}

test("an endpoint where nothing arrives for three days is paused, and not before", async () => {
  await lastAttempt(500, T0);
  await lastAttempt(500, after("71h"));
  expect(await read()).toMatchObject({ enabled: true, failing_since: T0.toISOString() });
  const { id: waiting } = await ask(after("3d"));
  await lastAttempt(500, after("3d"));
  expect(await read()).toMatchObject({
    enabled: false,
    disabled: { reason: "failing", at: after("3d").toISOString() },
  });
  expect(await deliveriesOf(waiting)).toMatchObject([{ status: "failed", next_attempt_at: null }]);
});

test("fifty that were given up pause it, too, unless one arrived among them", async () => {
  await lastAttempt(500, T0);
  await sql("UPDATE webhook_endpoints SET given_up = 48 WHERE id = $1", endpoint);
  await lastAttempt(204, after("1h"));
  expect(await read()).toMatchObject({ enabled: true, failing_since: null });
  await lastAttempt(500, after("2h"));
  await sql("UPDATE webhook_endpoints SET given_up = 48 WHERE id = $1", endpoint);
  await lastAttempt(500, after("3h"));
  expect(await read()).toMatchObject({ enabled: true });
  await lastAttempt(500, after("4h"));
  expect(await read()).toMatchObject({ enabled: false, disabled: { reason: "failing" } });
});

test("its admins are told by mail, each once, with why and where to look; nobody else is", async () => {
  const { id: workspaceId, alex, ana, audrey } = workspace;
  const other = await addPerson(workspaceId, "Otto", "admin");
  const gone = await addPerson(workspaceId, "Gone", "admin");
  await deactivate(gone);
  const now = await failUntilPaused();
  const mailbox = await openMailbox(() => now);
  mailbox.next(resendError(503, "application_error"));
  const send = (at: Date) => sendDueAlerts(10, mailbox.alert, () => at);
  expect(await send(now)).toBe(2);
  await send(after("1h", now));
  await send(after("2h", now));
  expect(mailbox.mails.map(({ to }) => to).toSorted()).toEqual([alex.email, other.email].toSorted());
  const [mail] = mailbox.to(alex);
  expect(mail?.subject).toBe(`Paused: the webhook to ${new URL(receiver.hook).host}`);
  for (const words of [
    receiver.hook.slice("http://".length),
    "answered 500",
    "2 deliveries",
    `/admin/webhooks/${endpoint}`,
  ])
    expect(mail?.text).toContain(words);
  for (const { email } of [ana, audrey, gone]) expect(mailbox.to({ email })).toEqual([]);
});

test("who is no admin any longer by then is not told", async () => {
  const { alex } = workspace;
  const now = await failUntilPaused();
  await sql("UPDATE memberships SET role = 'reviewer' WHERE user_id = $1", alex.id);
  const mailbox = await openMailbox(() => now);
  await sendDueAlerts(10, mailbox.alert, () => now);
  expect(mailbox.mails).toEqual([]);
  expect(await sql("SELECT status FROM alerts WHERE user_id = $1", alex.id)).toEqual([{ status: "skipped" }]);
});

test("the system is named in the audit trail as who paused it", async () => {
  await failUntilPaused();
  const { items } = await listChanges(as(workspace.alex), { kind: "webhook" });
  expect(items).toMatchObject([
    { actor: { type: "system" }, action: "paused", before: { enabled: true }, after: { enabled: false } },
  ]);
});

test("what it misses while it is paused is noted for a month, and sent when an admin enables and replays it", async () => {
  const { alex } = workspace;
  const paused = await failUntilPaused();
  const { id: missed } = await ask(after("1d", paused));
  expect(await deliveriesOf(missed)).toMatchObject([
    { status: "failed", attempts: 0, next_attempt_at: null, last_error: "The endpoint was paused." },
  ]);
  expect(await deliveriesOf((await ask(after("31d", paused))).id)).toEqual([]);
  const now = after("2d", paused);
  const heard = receiver.received.length;
  await changeWebhook(as(alex, now), endpoint, { enabled: true });
  expect(await read()).toMatchObject({ enabled: true, failing_since: null });
  const again = await replayToWebhook(as(alex, now), endpoint, { since: T0, include: "failed" });
  expect(again).toMatchObject({ replayed: 3 });
  const { items } = await listDeliveries(as(alex), endpoint, DeliveriesQuery.parse({}));
  for (const { id } of items) await attemptDelivery(id, receiver.call, () => now);
  expect(receiver.received.length - heard).toBe(3);
  expect(await deliveriesOf(missed)).toMatchObject([{ status: "delivered", attempts: 1 }]);
});

test("one that was enabled again has three days anew", async () => {
  const now = await failUntilPaused();
  await changeWebhook(as(workspace.alex, now), endpoint, { enabled: true });
  await lastAttempt(500, after("1h", now));
  expect(await read()).toMatchObject({ enabled: true, failing_since: after("1h", now).toISOString() });
});

test("one that answers 410 is disabled, and its admins are told of that", async () => {
  const { id } = await ask(T0);
  receiver.next({ status: 410 });
  await deliverAll(receiver.call, id, T0);
  const mailbox = await openMailbox(() => T0);
  await sendDueAlerts(10, mailbox.alert, () => T0);
  expect(mailbox.to(workspace.alex)).toMatchObject([{ subject: expect.stringMatching(/^Disabled: /) }]);
  expect(await deliveriesOf((await ask(T0)).id)).toEqual([]);
});

test.each([429, 502, 504])("one that answers %d is spared until then, and others are not", async (status) => {
  const other = await openReceiver();
  await addEndpoint(workspace.id, other.hook, ["intent.created"]);
  const [first, second] = [await ask(T0), await ask(T0)];
  receiver.next({ status, headers: { "retry-after": "120" } });
  for (const { id } of [first, second]) await deliverAll(receiver.call, id, T0);
  expect([receiver.received.length, other.received.length]).toEqual([1, 2]);
  const [spared] = (await deliveriesOf(second.id)).filter(({ url }) => url === receiver.hook);
  expect(spared).toMatchObject({ status: "pending", attempts: 0, last_error: null });
  expect(spared?.next_attempt_at?.getTime()).toBeGreaterThanOrEqual(after("2m").getTime());
  expect(spared?.next_attempt_at?.getTime()).toBeLessThan(after("126s").getTime());
  for (const { id } of [first, second]) await deliverAll(receiver.call, id, after("126s"));
  expect(receiver.received).toHaveLength(3);
});

test.each([
  ["an hour", "3600", 3_600],
  ["at most a day", "999999", 86_400],
  ["until a date, at most a day", after("9d").toUTCString(), 86_400],
  ["as planned, where it asks for the past", after("1h", new Date(0)).toUTCString(), 5],
  ["as planned, where it asks for nonsense", "-5", 5],
])("it is tried again after %s with Retry-After: %s", async (_, wait, seconds) => {
  const { id } = await ask(T0);
  const timed = await openReceiver(() => T0);
  await sql("UPDATE deliveries SET url = $2 WHERE intent_id = $1", id, timed.hook);
  timed.next({ status: 503, headers: { "retry-after": wait } });
  await deliverAll(timed.call, id, T0);
  const [row] = await deliveriesOf(id);
  const waited = ((row?.next_attempt_at?.getTime() ?? 0) - T0.getTime()) / 1000;
  expect(waited).toBeGreaterThanOrEqual(seconds);
  expect(waited).toBeLessThanOrEqual(seconds * 1.2);
});
