import { describe, expect, test } from "vitest";
import { createPushSender } from "@/server/adapters/push/send-push";
import { cancelIntent } from "@/server/services/intents/cancel";
import { saveNotificationSettings } from "@/server/services/notifications/settings";
import { readNotificationSettings } from "@/server/services/notifications/settings";
import { sendNotification } from "@/server/services/notifications/send";
import { vapidKeys, vapidSubject } from "@/server/services/push/keys";
import {
  forgetDevice,
  pushDevices,
  subscribeDevice,
  unsubscribeDevice,
} from "@/server/services/push/subscribe";
import { byChannel } from "@/core/notice";
import { factsOf, sql } from "../support/database";
import { openMailbox } from "../support/mailbox";
import { openPushService, vapidClaims } from "../support/push-service";
import { after, T0 } from "../support/time";
import { as, asAgent, makeWorkspace, type Person, submit, type Submission } from "../support/workspace";

process.env.COUNTERSIGN_WEBHOOK_ALLOW = "127.0.0.1/32";

const keyOf = ({ workspaceId, id: userId }: Pick<Person, "workspaceId" | "id">) => ({ workspaceId, userId });

async function world({ allow = "127.0.0.1/32" } = {}) {
  const workspace = await makeWorkspace();
  const [service, mailbox] = [await openPushService(), await openMailbox()];
  const push = createPushSender({
    vapid: async () => ({ subject: vapidSubject(), ...(await vapidKeys()) }),
    devicesOf: (notice) => pushDevices({ workspaceId: notice.workspaceId, userId: notice.to.id }),
    forget: (notice, device) =>
      forgetDevice({ workspaceId: notice.workspaceId, userId: notice.to.id }, device.id, T0),
    allow,
    now: () => after("1m"),
  });
  const send = byChannel({ email: mailbox.send, push });
  /** Sends what is due about an intent, until nothing is. */
  const sendDue = async (id: string, now = after("1m")): Promise<void> => {
    for (let more = true; more;) {
      const due = await sql<{ id: string }>(
        "SELECT id FROM notifications WHERE intent_id = $1 AND next_attempt_at <= $2 ORDER BY id",
        id,
        now,
      );
      for (const notice of due) await sendNotification(notice.id, send, () => now);
      more = due.length > 0;
    }
  };
  const ask = (more: Submission = {}) =>
    submit(workspace.agent, { assignees: [workspace.ana.email], ...more });
  const subscribe = async (person: Person = workspace.ana) => {
    const subscription = service.subscribe();
    await subscribeDevice(as(person), subscription, "Chrome on Android");
    return subscription;
  };
  return { ...workspace, service, mailbox, sendDue, ask, subscribe };
}

describe("a push message", () => {
  test("reaches every device of the person, encrypted for it, with what they must know and nothing of the payload", async () => {
    const { ask, subscribe, service, sendDue } = await world();
    await subscribe();
    await subscribe();
    const secret = { dataset: "customers_q1", password: "hunter2" };
    const { id } = await ask({
      title: "Export customers_q1?",
      payload: secret,
      timeout: "8h",
      priority: "urgent",
    });
    await sendDue(id);
    expect(service.pushed).toHaveLength(2);
    const [first] = service.pushed;
    expect(first?.message).toEqual({
      title: "Data analyst asks",
      body: "Export customers_q1?",
      deadline: after("8h").toISOString(),
      path: `/inbox/${id}`,
      tag: id,
    });
    expect(first?.headers).toMatchObject({
      topic: id,
      urgency: "high",
      ttl: String(8 * 3600 - 60),
      "content-encoding": "aes128gcm",
    });
    expect(JSON.stringify(service.pushed)).not.toContain("hunter2");
    expect(
      (await factsOf(id)).filter(({ type }) => type === "notified").map(({ data }) => data.channel),
    ).toEqual(expect.arrayContaining(["push", "email"]));
  });

  test("is signed by this installation's key, for this push service and for hours, not days", async () => {
    const { ask, subscribe, service, sendDue } = await world();
    await subscribe();
    const { id } = await ask();
    await sendDue(id);
    const vapid = vapidClaims(service.pushed[0]?.headers.authorization);
    expect(vapid?.key).toBe((await vapidKeys()).publicKey);
    expect(vapid?.claims).toMatchObject({ aud: service.url, sub: "mailto:countersign@localhost.example" });
    expect(Number(vapid?.claims.exp)).toBeLessThanOrEqual(Date.now() / 1000 + 86_400);
  });

  test("about an end is quiet, and only for who wants to be pushed outcomes", async () => {
    const { ana, agent, ask, subscribe, service, sendDue } = await world();
    await subscribe();
    const digest = { cadence: "off", time: "08:00", time_zone: "UTC" } as const;
    await saveNotificationSettings(as(ana), { choices: { outcomes: { push: true } }, digest });
    const { id } = await ask();
    await sendDue(id);
    await cancelIntent(asAgent(agent, after("2m")), id, { reason: "r" });
    await sendDue(id, after("2m"));
    expect(service.pushed.at(-1)).toMatchObject({
      message: { title: "Data analyst withdrew this", deadline: null },
      headers: { urgency: "low", topic: id },
    });
  });
});

describe("a subscription", () => {
  test.each([404, 410])(
    "that the push service answers %i for is forgotten, and the mail goes on",
    async (status) => {
      const { ana, ask, subscribe, service, mailbox, sendDue } = await world();
      await subscribe();
      service.next(status);
      const { id } = await ask();
      await sendDue(id);
      expect(await pushDevices(keyOf(ana))).toEqual([]);
      expect((await readNotificationSettings(as(ana))).reach).toEqual(["email"]);
      const again = await ask();
      await sendDue(again.id);
      expect(service.pushed).toEqual([]);
      expect(mailbox.to(ana)).toHaveLength(2);
    },
  );

  test("that ended takes nothing from the other devices, and mail asks who has no other", async () => {
    const { ana, ask, subscribe, service, mailbox, sendDue } = await world();
    const [lost, kept] = [await subscribe(), await subscribe()];
    const digest = { cadence: "off", time: "08:00", time_zone: "UTC" } as const;
    await saveNotificationSettings(as(ana), { choices: { asked: { email: false } }, digest });
    service.end(lost.endpoint);
    await sendDue((await ask()).id);
    expect(service.pushed.map(({ path }) => path)).toEqual([new URL(kept.endpoint).pathname]);
    expect(mailbox.to(ana)).toEqual([]);
    service.end(kept.endpoint);
    await sendDue((await ask()).id);
    expect(mailbox.to(ana)).toHaveLength(1);
    expect(service.pushed).toHaveLength(1);
  });

  test("that the service is too busy for is tried again, as late as it says", async () => {
    const { ask, subscribe, service, sendDue } = await world();
    await subscribe();
    service.next(503);
    const { id } = await ask();
    await sendDue(id);
    expect(service.pushed).toEqual([]);
    await sendDue(id, after("2m"));
    expect(service.pushed).toHaveLength(1);
  });

  test("ends for whoever ends it, twice is no error, and nobody ends another's", async () => {
    const { ana, bea, subscribe } = await world();
    const { endpoint } = await subscribe();
    await unsubscribeDevice(as(bea), endpoint);
    expect(await pushDevices(keyOf(ana))).toHaveLength(1);
    await unsubscribeDevice(as(ana), endpoint);
    await unsubscribeDevice(as(ana), endpoint);
    expect((await readNotificationSettings(as(ana))).reach).toEqual(["email"]);
  });

  test("made twice is one, and follows the browser to whoever signs in there next", async () => {
    const { ana, bea, service } = await world();
    const subscription = service.subscribe();
    await subscribeDevice(as(ana), subscription, "Chrome on Linux");
    await subscribeDevice(as(ana), subscription, "Chrome on Linux");
    expect((await readNotificationSettings(as(ana))).push.devices).toMatchObject([
      { name: "Chrome on Linux" },
    ]);
    await subscribeDevice(as(bea), subscription, "Chrome on Linux");
    expect((await readNotificationSettings(as(ana))).reach).toEqual(["email"]);
    expect((await readNotificationSettings(as(bea))).reach).toEqual(["email", "push"]);
  });

  test.each([
    ["a private address", "http://10.0.0.1/push"],
    ["an address that only looks public", "https://[::ffff:169.254.169.254]/latest"],
  ])("at %s is never called", async (_, endpoint) => {
    const { ana, ask, service, sendDue, mailbox } = await world();
    await subscribeDevice(as(ana), { ...service.subscribe(), endpoint }, "Odd");
    const { id } = await ask();
    await sendDue(id);
    expect(mailbox.to(ana)).toHaveLength(1);
    const failed = (await factsOf(id)).find(({ type }) => type === "notification_failed");
    expect(failed?.data.error).toContain("private address");
  });

  test("on this machine is called only where the setting allows it", async () => {
    const { ask, subscribe, service, sendDue } = await world({ allow: "" });
    await subscribe();
    await sendDue((await ask()).id);
    expect(service.pushed).toEqual([]);
  });
});

test("the keys are made once, whoever asks first", async () => {
  const keys = await Promise.all(Array.from({ length: 5 }, vapidKeys));
  expect(new Set(keys.map(({ publicKey, privateKey }) => publicKey + privateKey)).size).toBe(1);
  expect(Buffer.from(keys[0]?.publicKey ?? "", "base64url")).toHaveLength(65);
  expect(Buffer.from(keys[0]?.privateKey ?? "", "base64url")).toHaveLength(32);
});
