import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { claimIntent, releaseIntent } from "@/server/services/intents/claim";
import { deliveriesOf, factsOf, noticesOf, plotOf } from "../support/database";
import { EARLY_MS, InngestHarness } from "../support/inngest-harness";
import { openMailbox, resendError } from "../support/mailbox";
import { openReceiver } from "../support/receiver";
import { after, T0 } from "../support/time";
import { addPolicy, as, makeWorkspace, submit } from "../support/workspace";

/** A workspace whose alarms, mails and webhooks are Inngest's to ring, send and make, at the harness's time. */
async function withInngest(options: { forward?: boolean } = {}) {
  const workspace = await makeWorkspace();
  const { id: workspaceId, ana, bea, agent } = workspace;
  const levels = [
    { to: [ana.email], remind_after: "5m", escalate_after: "30m" },
    { to: [bea.email], escalate_after: "2h" },
    { to: ["team:data"] },
  ];
  await addPolicy(workspaceId, { slug: "exports", levels, timeout: "8h", on_timeout: "rejected" });
  const [mailbox, receiver] = [await openMailbox(), await openReceiver()];
  const inngest = await InngestHarness.start(T0, { ...mailbox, call: receiver.call }, options);
  const ask = () => submit(agent, { policy: "exports", callback_url: receiver.hook }, inngest.now);
  return { ...workspace, workspaceId, mailbox, receiver, inngest, ask };
}

const CHAIN = [
  ["created", 0],
  ["reminded", 5],
  ["escalated", 30],
  ["escalated", 150],
  ["timed_out", 480],
];

/** What moved an intent, and how many whole minutes after its submission. */
async function timesOf(id: string): Promise<unknown[]> {
  const facts = (await factsOf(id)).filter(({ type }) => !type.startsWith("notif"));
  return facts.map(({ type, at }) => [type, Math.floor((at.getTime() - T0.getTime()) / 60_000)]);
}

describe("Inngest is given", () => {
  test("exactly our four functions, by the names that its runs and dashboards know", async () => {
    const { inngest } = await withInngest();
    expect(inngest.functions.map(({ id, triggers }) => [id, triggers])).toEqual([
      ["countersign-pursue-intent", [{ event: "intent/scheduled" }]],
      ["countersign-notify", [{ event: "notification/ready" }]],
      ["countersign-deliver-webhook", [{ event: "delivery/ready" }]],
      ["countersign-sweep", [{ cron: "* * * * *" }]],
    ]);
  });

  test("ids and never payloads, each event with an id of ours", async () => {
    const { inngest, ask } = await withInngest();
    const { id } = await ask();
    await inngest.runUntil(after("1m"));
    expect(inngest.sent.map(({ name, id, data }) => [name, id, Object.keys(data)])).toEqual([
      ["intent/scheduled", `${id}:${after("5m").toISOString()}`, ["workspaceId", "intentId", "dueAt"]],
      ["notification/ready", expect.stringMatching(/^ntf_/), ["id"]],
      // Noting that the mail went out is a change too, and a change says again when the next alarm is due.
      ["intent/scheduled", `${id}:${after("5m").toISOString()}`, ["workspaceId", "intentId", "dueAt"]],
    ]);
  });
});

describe("with Inngest as the only clock", () => {
  test("a chain reminds, climbs and times out at its times, with every mail and webhook, one run per alarm", async () => {
    const { inngest, ask, ana, bea, cal, mailbox, receiver } = await withInngest();
    const { id } = await ask();
    await inngest.runUntil(after("1d"));
    expect(await timesOf(id)).toEqual(CHAIN);
    expect([ana, bea, cal].map((person) => mailbox.to(person).length)).toEqual([3, 3, 2]);
    expect((await noticesOf(id)).every(({ status }) => status === "sent")).toBe(true);
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(["intent.timed_out"]);
    const alarms = inngest.runs.filter(({ fn }) => fn.id === "countersign-pursue-intent");
    expect(alarms.map(({ status, calls }) => [status, calls <= 5])).toEqual(
      Array.from({ length: 4 }, () => ["completed", true]),
    );
  });

  test("an alarm that wakes too early sleeps again, and nothing happens before its time", async () => {
    const { inngest, ask } = await withInngest();
    inngest.earlyMs = EARLY_MS;
    const { id } = await ask();
    await inngest.runUntil(after("1d"));
    expect(await timesOf(id)).toEqual(CHAIN);
    for (const { at, data } of await factsOf(id)) {
      if (data.due_at) expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse(String(data.due_at)));
    }
  });

  test("an answer in between ends it: the alarm that still sleeps finds nothing to do", async () => {
    const { inngest, ask, ana } = await withInngest();
    const { id } = await ask();
    await inngest.runUntil(after("6m"));
    await answerIntent(as(ana, inngest.now), id, { outcome: "approved" });
    await inngest.runUntil(after("1d"));
    expect(await plotOf(id)).toEqual(["created", "reminded", "decided"]);
    expect(inngest.runs.every(({ status }) => status === "completed")).toBe(true);
  });

  test("a claim that came and went leaves the chain its alarms", async () => {
    const { inngest, ask, ana } = await withInngest();
    const { id } = await ask();
    await inngest.runUntil(after("1m"));
    await claimIntent(as(ana, inngest.now), id);
    await inngest.runUntil(after("4m"));
    await releaseIntent(as(ana, inngest.now), id);
    await inngest.runUntil(after("1d"));
    expect(await timesOf(id)).toEqual([
      ["created", 0],
      ["claimed", 1],
      ["released", 4],
      ["reminded", 8],
      ["escalated", 33],
      ["escalated", 153],
      ["timed_out", 480],
    ]);
  });
});

describe("what Inngest's network does to events changes nothing:", () => {
  test("each twice", async () => {
    const { inngest, ask, mailbox, receiver } = await withInngest();
    inngest.fate = () => [1, 1];
    const { id } = await ask();
    await inngest.runUntil(after("1d"));
    expect(await timesOf(id)).toEqual(CHAIN);
    expect([mailbox.received.length, receiver.received.length]).toEqual([8, 1]);
  });

  test("each late by seconds, and the order turned round", async () => {
    const { inngest, ask } = await withInngest();
    let n = 0;
    inngest.fate = () => [40_000 - (n++ % 4) * 9_000];
    const { id } = await ask();
    await inngest.runUntil(after("1d"));
    expect(await plotOf(id)).toEqual(CHAIN.map(([type]) => type));
  });

  test("all lost, where the embedded sweep does it instead", async () => {
    const { inngest, ask } = await withInngest();
    inngest.fate = () => [];
    const { id } = await ask();
    for (let minute = 5; minute <= 480; minute += 5) {
      await inngest.runUntil(after(`${minute}m`));
      await fireDueMoments(inngest.now, new Date(inngest.now.getTime() - 5_000), 50);
    }
    await fireDueMoments(after("481m"), after("480m"), 50);
    expect(inngest.runs).toEqual([]);
    expect(await plotOf(id)).toEqual(CHAIN.map(([type]) => type));
  });

  test("half of them lost, where Inngest's own cron sweep catches up", async () => {
    const { inngest, ask, ana, mailbox } = await withInngest();
    let n = 0;
    inngest.fate = () => (n++ % 2 ? [1] : []);
    const { id } = await ask();
    for (let minute = 5; minute <= 490; minute += 5) {
      await inngest.runUntil(after(`${minute}m`));
      inngest.trigger("countersign-sweep", { name: "inngest/scheduled.timer", data: { cron: "* * * * *" } });
    }
    await inngest.runUntil(after("491m"));
    expect(await plotOf(id)).toEqual(CHAIN.map(([type]) => type));
    expect((await noticesOf(id)).map(({ status }) => status)).toEqual(
      Array.from({ length: 8 }, () => "sent"),
    );
    expect(mailbox.to(ana)).toHaveLength(3);
    expect((await deliveriesOf(id)).map(({ status }) => status)).toEqual(["delivered"]);
    expect(inngest.runs.filter(({ status }) => status === "failed")).toEqual([]);
  });
});

describe("what fails outside is tried again by Inngest, at the times that the rows say,", () => {
  test("a mail, until it is out", async () => {
    const { inngest, ask, ana, mailbox } = await withInngest();
    mailbox.next(...Array.from({ length: 3 }, () => resendError(500, "internal_server_error")));
    const { id } = await ask();
    await inngest.runUntil(after("1m"));
    expect(await noticesOf(id)).toMatchObject([{ status: "pending", attempts: 3 }]);
    await inngest.runUntil(after("4m"));
    expect(await noticesOf(id)).toMatchObject([{ status: "sent", attempts: 4 }]);
    expect([mailbox.received.length, mailbox.to(ana).length]).toEqual([4, 1]);
    expect(new Set(mailbox.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(inngest.runs.find(({ fn }) => fn.id === "countersign-notify")).toMatchObject({
      status: "completed",
    });
  });

  test("a webhook, through hours of silence, under one id", async () => {
    const { inngest, ask, ana, receiver } = await withInngest();
    receiver.next(...Array.from({ length: 6 }, () => ({ status: 502 })));
    const { id } = await ask();
    await answerIntent(as(ana, inngest.now), id, { outcome: "approved" });
    await inngest.runUntil(after("10h"));
    expect(await deliveriesOf(id)).toMatchObject([{ status: "delivered", attempts: 7 }]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(inngest.runs.every(({ status }) => status === "completed")).toBe(true);
  });

  test("until it is given up for good, and then the run is over too", async () => {
    const { inngest, ask, mailbox } = await withInngest();
    mailbox.next(resendError(422, "validation_error"));
    const { id } = await ask();
    await inngest.runUntil(after("1m"));
    expect(await noticesOf(id)).toMatchObject([{ status: "failed", attempts: 1 }]);
    expect(inngest.runs.find(({ fn }) => fn.id === "countersign-notify")).toMatchObject({
      status: "completed",
    });
  });
});

test("the app's own route serves them, and only where Inngest is configured", async () => {
  const { GET } = await import("@/app/api/inngest/route");
  const response = await GET(new Request("http://countersign.test/api/inngest") as never, undefined);
  expect([response?.status, (await response?.json())?.code]).toEqual([404, "not_found"]);
});
