import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { LEASE_SECONDS } from "@/core/backoff";
import { createWebhookCaller } from "@/server/adapters/webhook/call";
import { attemptDelivery, attemptDueDeliveries } from "@/server/services/deliveries/attempt";
import { answerIntent } from "@/server/services/intents/answer";
import { deliveriesOf, sql } from "../support/database";
import { startOutside } from "../support/outside-server";
import { deliverAll, openReceiver, webhookHeaders } from "../support/receiver";
import { T0 } from "../support/time";
import { as, makeWorkspace, submit } from "../support/workspace";

function seconds(n: number): Date {
  return new Date(T0.getTime() + n * 1000);
}

async function decided(hook: string) {
  const workspace = await makeWorkspace();
  const { agent, ana } = workspace;
  const intent = await submit(agent, {
    assignees: [ana.email],
    callback_url: hook,
    state: { thread: "t-42" },
  });
  await answerIntent(as(ana), intent.id, { outcome: "approved" });
  return { ...workspace, id: intent.id };
}

const attemptsOf = (id: string) =>
  sql<{ status: number | null; error: string | null; at: Date }>(
    "SELECT a.status, a.error, a.at FROM delivery_attempts a JOIN deliveries d ON d.id = a.delivery_id WHERE d.intent_id = $1 ORDER BY a.id",
    id,
  );

describe("a webhook", () => {
  test("tells the agent of the decision, signed so that the Standard Webhooks library verifies it", async () => {
    const now = new Date();
    const receiver = await openReceiver(() => now);
    const { id, agent } = await decided(receiver.hook);
    await deliverAll(receiver.call, id, T0);
    const [call] = receiver.received;
    expect(call).toMatchObject({
      method: "POST",
      path: "/hook",
      headers: { "content-type": "application/json" },
    });
    const headers = webhookHeaders(call ?? never());
    const body = new Webhook(agent.webhookSecret).verify(call?.body ?? "", headers);
    expect(body).toMatchObject({
      type: "intent.decided",
      timestamp: T0.toISOString(),
      data: {
        id,
        status: "decided",
        outcome: "approved",
        state: { thread: "t-42" },
        decision: { outcome: "approved" },
      },
    });
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32).toString("base64")}`).verify(call?.body ?? "", headers),
    ).toThrow();
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "delivered", attempts: 1, next_attempt_at: null },
    ]);
    expect(await attemptsOf(id)).toMatchObject([{ status: 204, error: null, at: T0 }]);
  });

  test("is tried again as API.md says, under one id, and given up after the eighth attempt", async () => {
    const receiver = await openReceiver();
    receiver.next(...Array.from({ length: 10 }, () => ({ status: 503 })));
    const { id } = await decided(receiver.hook);
    let now = T0;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt++) {
      await deliverAll(receiver.call, id, now);
      const [delivery] = await deliveriesOf(id);
      if (!delivery?.next_attempt_at) break;
      waits.push((delivery.next_attempt_at.getTime() - now.getTime()) / 1000);
      await deliverAll(receiver.call, id, new Date(delivery.next_attempt_at.getTime() - 1));
      now = delivery.next_attempt_at;
    }
    const planned = [5, 30, 300, 1_800, 7_200, 18_000, 36_000];
    expect(waits).toHaveLength(planned.length);
    for (const [index, base] of planned.entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(base);
      expect(waits[index]).toBeLessThanOrEqual(base * 1.2);
    }
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(receiver.received).toHaveLength(8);
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "failed", attempts: 8, last_error: "answered 503" },
    ]);
    expect(await attemptsOf(id)).toHaveLength(8);
  });

  test("arrives after the receiver came back, and then no more", async () => {
    const receiver = await openReceiver();
    receiver.next("hang up");
    const { id } = await decided(receiver.hook);
    for (const time of [T0, seconds(10), seconds(60)]) await deliverAll(receiver.call, id, time);
    expect(receiver.received).toHaveLength(2);
    expect((await attemptsOf(id)).map(({ status }) => status)).toEqual([null, 204]);
  });

  test.each(["120", seconds(120).toUTCString()])(
    "waits as long as the receiver asks with Retry-After: %s",
    async (wait) => {
      const receiver = await openReceiver(() => T0);
      receiver.next({ status: 429, headers: { "retry-after": wait } });
      const { id } = await decided(receiver.hook);
      await deliverAll(receiver.call, id, T0);
      expect((await deliveriesOf(id))[0]?.next_attempt_at).toEqual(seconds(120));
    },
  );

  test("does not follow a redirect, because it could lead inside", async () => {
    const inside = await startOutside(() => ({ status: 200 }));
    const receiver = await openReceiver();
    receiver.next({ status: 307, headers: { location: `${inside.url}/secret` } });
    const { id } = await decided(receiver.hook);
    await deliverAll(receiver.call, id, T0);
    expect(inside.received).toEqual([]);
    expect(await deliveriesOf(id)).toMatchObject([{ status: "pending", last_error: "answered 307" }]);
  });

  test.each([
    "http://127.0.0.1:1/x",
    "http://localhost:1/x",
    "http://[::1]:1/x",
    "http://169.254.169.254/latest",
    "http://10.1.2.3/x",
    "http://[::ffff:10.0.0.1]/x",
  ])("to the private address %s is refused for good unless it is allowed", async (hook) => {
    const { id } = await decided(hook);
    await deliverAll(createWebhookCaller({ allow: "", now: () => T0 }), id, T0);
    expect(await deliveriesOf(id)).toMatchObject([
      { status: "failed", attempts: 1, last_error: expect.stringContaining("private address") },
    ]);
  });

  test("is allowed to exactly the addresses that are named", async () => {
    const receiver = await openReceiver();
    const { id } = await decided(receiver.hook);
    await deliverAll(createWebhookCaller({ allow: "10.0.0.0/8,127.0.0.2/32", now: () => T0 }), id, T0);
    expect(receiver.received).toEqual([]);
    expect(await deliveriesOf(id)).toMatchObject([{ status: "failed" }]);
  });

  test("whose sender died is made by another when the lease is over, under the same id", async () => {
    const receiver = await openReceiver();
    const { id } = await decided(receiver.hook);
    const death = new Error("killed between the call and noting it");
    const [delivery] = await deliveriesOf(id);
    const dying = attemptDelivery(
      delivery?.id ?? "",
      async (call) => Promise.reject((await receiver.call(call), death)),
      () => T0,
    );
    await expect(dying).rejects.toBe(death);
    await deliverAll(receiver.call, id, seconds(LEASE_SECONDS - 1));
    expect(receiver.received).toHaveLength(1);
    await deliverAll(receiver.call, id, seconds(LEASE_SECONDS));
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([
      delivery?.id,
      delivery?.id,
    ]);
    expect(await deliveriesOf(id)).toMatchObject([{ status: "delivered", attempts: 2 }]);
  });

  test("that several processes take up at once is made once", async () => {
    const receiver = await openReceiver();
    const intents = await Promise.all(Array.from({ length: 12 }, () => decided(receiver.hook)));
    const deliver = async (): Promise<void> => {
      while ((await attemptDueDeliveries(4, receiver.call, () => T0)) > 0);
    };
    await Promise.all([deliver(), deliver(), deliver()]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([intents.length, intents.length]);
  });
});

function never(): never {
  throw new Error("nothing was received");
}
