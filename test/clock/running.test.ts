import { beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import type { SendAlert } from "@/core/alert";
import type { Call } from "@/core/delivery";
import type { SendDigest } from "@/core/digest";
import type { Notice, Send } from "@/core/notice";
import { startClock } from "@/server/clock";
import type { Engine } from "@/server/clock/sweeps";
import { answerIntent } from "@/server/services/intents/answer";
import { startListening } from "@/server/services/waiting/listen";
import { leave } from "../support/absence";
import { deliveriesOf, factsOf, noticesOf, plotOf, sql, storyOf } from "../support/database";
import { after, until } from "../support/time";
import { addPolicy, as, makeWorkspace, submit } from "../support/workspace";

/** A machine as busy as ours may be late, but not by this much; it may never be early. */
const GENEROUS_MS = 5_000;

const sends: Send = async () => ({ ok: true, providerId: "sent" });
const digests: SendDigest = async () => ({ ok: true, providerId: "sent" });
const alerts: SendAlert = async () => ({ ok: true, providerId: "sent" });
const calls: Call = async () => ({
  status: 200,
  error: null,
  retryAfterSeconds: null,
  durationMs: 1,
  retryable: true,
  request: null,
  response: null,
});

/** Runs a clock for as long as the test lasts. */
function runClock(engine: Partial<Engine> = {}) {
  const clock = startClock({
    send: sends,
    digest: digests,
    alert: alerts,
    head: async () => ({ ok: true, providerId: "sent" }),
    call: calls,
    graceMs: 0,
    ...engine,
  });
  onTestFinished(() => clock.stop());
  return clock;
}

beforeAll(() => startListening());
// What an earlier test left due is not this test's business.
beforeEach(async () => {
  await sql("UPDATE notifications SET status = 'skipped', next_attempt_at = NULL WHERE status = 'pending'");
});

test("a running clock rings each alarm soon after its time and never before it", async () => {
  const { id: workspaceId, agent, ana, bea } = await makeWorkspace();
  const levels = [{ to: [ana.email], remind_after: "1s", escalate_after: "4s" }, { to: [bea.email] }];
  await addPolicy(workspaceId, { slug: "quick", levels, timeout: "7s", on_timeout: "rejected" });
  runClock();
  const start = new Date(Date.now() - 600);
  const { id } = await submit(agent, { policy: "quick", callback_url: "http://agent.example/hook" }, start);
  await until(
    () => storyOf(id),
    (story) => story.includes("timed_out"),
    15_000,
  );
  expect(await plotOf(id)).toEqual(["created", "reminded", "escalated", "timed_out"]);
  const facts = (await factsOf(id)).filter(({ data }) => data.due_at !== undefined);
  for (const { at, data } of facts) {
    const late = at.getTime() - new Date(String(data.due_at)).getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(GENEROUS_MS);
  }
  await until(
    () => noticesOf(id),
    (notices) => notices.every(({ status }) => status === "sent"),
  );
  expect((await noticesOf(id)).map(({ kind, email }) => [kind, email])).toEqual([
    ["waiting", ana.email],
    ["reminder", ana.email],
    ["escalated", bea.email],
    ["timed_out", ana.email],
    ["timed_out", bea.email],
  ]);
  await until(
    () => deliveriesOf(id),
    (deliveries) => deliveries.every(({ status }) => status === "delivered"),
  );
  expect((await deliveriesOf(id)).map(({ type }) => type)).toEqual(["intent.timed_out"]);
});

test("what was due while no clock ran is done as soon as one starts", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "1h" }, after("1s"));
  runClock();
  await until(
    () => storyOf(id),
    (story) => story.includes("timed_out"),
  );
});

test("beside Inngest it leaves alone what is not overdue by its grace, and takes it then", async () => {
  const { agent, ana } = await makeWorkspace();
  runClock({ graceMs: 1_000 });
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "1s" }, new Date(Date.now() - 900));
  await until(
    () => storyOf(id),
    (story) => story.includes("timed_out"),
  );
  const closed = (await factsOf(id)).find(({ type }) => type === "timed_out");
  const late = (closed?.at.getTime() ?? 0) - new Date(String(closed?.data.due_at)).getTime();
  expect(late).toBeGreaterThanOrEqual(1_000);
});

test("a stopped clock has finished what it had in hand, and does nothing more", async () => {
  const { agent, ana } = await makeWorkspace();
  const started: Notice[] = [];
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const send: Send = async (notice) => {
    started.push(notice);
    await held;
    return { ok: true, providerId: "sent" };
  };
  const clock = runClock({ send });
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "1s" }, new Date());
  await until(
    () => started.length,
    (count) => count === 1,
  );
  let stopped = false;
  const stopping = clock.stop().then(() => void (stopped = true));
  await submit(agent, { assignees: [ana.email] }, new Date());
  expect(stopped).toBe(false);
  release();
  await stopping;
  expect(await storyOf(id)).toEqual(["created", "notified"]);
  expect(started).toHaveLength(1);
});

test("a message that cannot be sent is tried again by the clock until it goes out", async () => {
  const { agent, ana } = await makeWorkspace();
  const seen: string[] = [];
  const send: Send = async ({ to, id }) => {
    if (to.id === ana.id) seen.push(id);
    if (to.id !== ana.id || seen.length === 3) return { ok: true, providerId: "sent" };
    return { ok: false, error: `failure ${seen.length}`, retryable: true, retryAfterSeconds: null };
  };
  const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
  runClock({ send });
  // Two failures cost five and thirty seconds; the test lets each wait have passed.
  for (const error of ["failure 1", "failure 2"]) {
    await until(
      () => noticesOf(id),
      ([notice]) => notice?.last_error === error,
    );
    await sql("UPDATE notifications SET next_attempt_at = now() WHERE intent_id = $1", id);
  }
  await until(
    () => noticesOf(id),
    ([notice]) => notice?.status === "sent",
    15_000,
  );
  expect(new Set(seen).size).toBe(1);
  expect(await storyOf(id)).toEqual(["created", "notification_failed", "notified"]);
});

test("an absence that begins, or is set, is applied soon by a running clock", async () => {
  const { agent, ana, bea, cal } = await makeWorkspace();
  runClock();
  const now = new Date();
  const begins = new Date(now.getTime() + 800);
  const ends = new Date(now.getTime() + 3_600_000);
  const [hers, his] = [
    await submit(agent, { assignees: [ana.email], timeout: "1h" }, now),
    await submit(agent, { assignees: [bea.email], timeout: "1h" }, now),
  ];
  await leave(ana, cal, { starts_at: begins.toISOString(), ends_at: ends.toISOString() }, now);
  await leave(bea, cal, { starts_at: now.toISOString(), ends_at: ends.toISOString() }, now);
  for (const { id } of [hers, his])
    await until(
      () => plotOf(id),
      (plot) => plot.includes("covered"),
    );
  const [covered] = (await factsOf(hers.id)).filter(({ type }) => type === "covered");
  const lateMs = (covered?.at.getTime() ?? 0) - begins.getTime();
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(GENEROUS_MS);
});

test("a clock whose work fails once goes on with it", async () => {
  const { agent, ana } = await makeWorkspace();
  let times = 0;
  const send: Send = async () => {
    if (times++ === 0) throw new Error("a bug in a channel");
    return { ok: true, providerId: "sent" };
  };
  runClock({ send });
  const [first, second] = [
    await submit(agent, { assignees: [ana.email] }, new Date()),
    await submit(agent, { assignees: [ana.email] }, new Date()),
  ];
  const notices = async () => [...(await noticesOf(first.id)), ...(await noticesOf(second.id))];
  await until(notices, (rows) => rows.filter(({ status }) => status === "sent").length === 1);
  await sql(
    "UPDATE notifications SET next_attempt_at = now() WHERE status = 'pending' AND workspace_id = $1",
    agent.workspaceId,
  );
  await answerIntent(as(ana, new Date()), (await submit(agent, { assignees: [ana.email] }, new Date())).id, {
    outcome: "approved",
  });
  await until(notices, (rows) => rows.every(({ status }) => status === "sent"), 15_000);
});

test("a receiver that hangs holds up no webhook but its own, and the clock waits for it when it stops", async () => {
  const { agent, ana } = await makeWorkspace();
  const [slow, quick] = ["http://slow.example/hook", "http://quick.example/hook"];
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const call: Call = async (one) => {
    if (one.url === slow) await held;
    return calls(one);
  };
  const clock = runClock({ call });
  const decided = async (callback_url: string): Promise<string> => {
    const { id } = await submit(agent, { assignees: [ana.email], callback_url }, new Date());
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    return id;
  };
  const hanging = await decided(slow);
  await until(
    () => deliveriesOf(hanging),
    ([delivery]) => delivery?.attempts === 1,
  );
  for (const id of [await decided(quick), await decided(quick)])
    await until(
      () => deliveriesOf(id),
      ([delivery]) => delivery?.status === "delivered",
    );
  expect(await deliveriesOf(hanging)).toMatchObject([{ status: "pending" }]);
  const stopping = clock.stop();
  release();
  await stopping;
  expect(await deliveriesOf(hanging)).toMatchObject([{ status: "delivered" }]);
});
