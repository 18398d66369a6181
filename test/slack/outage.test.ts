import { describe, expect, test } from "vitest";
import { LEASE_SECONDS } from "@/core/backoff";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { claimIntent } from "@/server/services/intents/claim";
import { commentOnIntent } from "@/server/services/intents/comment";
import { fireMoment } from "@/server/services/intents/pursue";
import { factsOf, noticesOf, sql } from "../support/database";
import { after, T0 } from "../support/time";
import { as, asAgent, asSystem, submit } from "../support/workspace";
import { labelsOf, wordsOf } from "./person";
import { fake, refreshAll, sendAll, slackNotices, slackWorld } from "./world";

const seconds = (n: number, start: Date): Date => new Date(start.getTime() + n * 1000);
const rowsOf = (id: string) =>
  sql<{ ts: string | null; last_error: string | null; attempts: number; next_attempt_at: Date | null }>(
    "SELECT ts, last_error, attempts, next_attempt_at FROM slack_messages WHERE intent_id = $1 ORDER BY created_at, id",
    id,
  );

describe("a direct message", () => {
  test.each([
    ["a Slack that is down", { status: 503 }, 5],
    ["a broken connection", "hang up" as const, 5],
    ["a token that has to be put right", { error: "invalid_auth" }, 5],
    ["a limit, for as long as Slack says", { status: 429, headers: { "retry-after": "90" } }, 90],
  ])("that meets %s is sent again later, once", async (_, trouble, wait) => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] });
    fake.trouble("chat.postMessage", trouble);
    await sendAll(id, after("1m"));
    expect(atSlack.ana.messages).toHaveLength(0);
    expect(await slackNotices(id)).toMatchObject([
      { status: "pending", attempts: 1, last_error: expect.any(String) },
    ]);
    await sendAll(id, seconds(wait - 1, after("1m")));
    expect(atSlack.ana.messages).toHaveLength(0);
    await sendAll(id, seconds(wait * 1.2 + 1, after("1m")));
    await sendAll(id, after("1d"));
    expect(atSlack.ana.messages).toHaveLength(1);
    const told = (await factsOf(id)).filter(({ data }) => data.channel === "slack").map(({ type }) => type);
    expect(told).toEqual(["notification_failed", "notified"]);
  });

  test("that was posted by an attempt which never heard so is found, and not posted twice", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    fake.trouble("chat.postMessage", "post and hang up");
    await sendAll(id, new Date());
    await sendAll(id, seconds(60, new Date()));
    expect(atSlack.ana.messages).toHaveLength(1);
    expect(await slackNotices(id)).toMatchObject([{ status: "sent", attempts: 2 }]);
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    await refreshAll(seconds(60, new Date()));
    expect(wordsOf(atSlack.ana.messages[0] ?? { blocks: [] })).toContain("Ana approved this");
  });

  test("that cannot reach somebody any more goes by mail, and so does what comes after", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    await sql("UPDATE notice_routes SET channels = '{slack}' WHERE user_id = $1", ana.id);
    const { id } = await submit(agent, { assignees: [ana.email] });
    fake.trouble("conversations.open", { error: "user_disabled" });
    await sendAll(id, after("1m"));
    await sendAll(id, after("2m"));
    const statuses = (await noticesOf(id)).map((notice) => [notice.id.endsWith("_slack"), notice.status]);
    expect(Object.fromEntries(statuses)).toEqual({ true: "failed", false: "sent" });
    const { id: next } = await submit(agent, { assignees: [ana.email] });
    expect(await slackNotices(next)).toEqual([]);
    expect(atSlack.ana.messages).toEqual([]);
  });

  test("comes again as a reminder, and both show the end", async () => {
    const world = await slackWorld();
    const { agent, ana, atSlack } = world;
    const { id } = await submit(agent, { assignees: [ana.email], remind_after: "5m" });
    await sendAll(id, after("1m"));
    await fireMoment(asSystem(world, after("5m")), id);
    await sendAll(id, after("5m"));
    const { messages } = atSlack.ana;
    expect(messages).toHaveLength(2);
    expect(wordsOf(messages[1] ?? { blocks: [] })).toContain("Reminder 1: nobody has answered yet");
    await answerIntent(as(ana, after("6m")), id, { outcome: "rejected" });
    await refreshAll(after("6m"));
    for (const message of messages) expect(wordsOf(message)).toContain("Ana rejected this");
  });
});

describe("a message that shows a request", () => {
  test("is brought up to date when Slack is back, with one call for all that happened", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(id, after("1m"));
    await refreshAll(after("1m"));
    fake.isDown = true;
    await claimIntent(as(ana, after("2m")), id);
    await refreshAll(after("2m"));
    await answerIntent(as(ana, after("3m")), id, { outcome: "approved" });
    await refreshAll(after("3m"));
    fake.isDown = false;
    expect(await rowsOf(id)).toMatchObject([{ attempts: 2, last_error: "Slack answered 503" }]);
    await refreshAll(after("10m"));
    const [message] = atSlack.ana.messages;
    expect(message?.edits).toBe(1);
    expect(wordsOf(message ?? { blocks: [] })).toContain("Ana approved this");
    expect(await rowsOf(id)).toMatchObject([{ attempts: 0, last_error: null, next_attempt_at: null }]);
  });

  test("is left alone where nothing that it shows has changed", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(id, after("1m"));
    await commentOnIntent(asAgent(agent, after("2m")), id, { body: "The EU part is ready." });
    await refreshAll(after("3m"));
    expect(atSlack.ana.messages[0]?.edits).toBe(0);
    expect(await rowsOf(id)).toMatchObject([{ next_attempt_at: null }]);
  });

  test("whose updater dies is taken up by another when the lease is over", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(id, after("1m"));
    await refreshAll(after("1m"));
    await answerIntent(as(ana, after("2m")), id, { outcome: "approved" });
    await sql(
      "UPDATE slack_messages SET attempts = 1, next_attempt_at = $2 WHERE intent_id = $1",
      id,
      seconds(LEASE_SECONDS, after("2m")),
    );
    await refreshAll(seconds(LEASE_SECONDS - 1, after("2m")));
    expect(labelsOf(atSlack.ana.messages[0] ?? { blocks: [] })).toContain("Approve");
    await refreshAll(seconds(LEASE_SECONDS, after("2m")));
    expect(wordsOf(atSlack.ana.messages[0] ?? { blocks: [] })).toContain("Ana approved this");
  });

  test("and was deleted in Slack is given up", async () => {
    const { agent, ana, atSlack } = await slackWorld();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(id, after("1m"));
    await refreshAll(after("1m"));
    fake.messages.splice(fake.messages.indexOf(atSlack.ana.messages[0] as never), 1);
    await answerIntent(as(ana, after("2m")), id, { outcome: "approved" });
    await refreshAll(after("2m"));
    expect(await rowsOf(id)).toMatchObject([
      { next_attempt_at: null, last_error: "Slack refused: message_not_found" },
    ]);
  });
});

describe("the workspace's channel", () => {
  test("gets every request once, and sees who is asked, who is on it and how it ends", async () => {
    const world = await slackWorld("C0REQUESTS1");
    const { agent, ana, bea } = world;
    const { id } = await submit(agent, {
      title: "Pay?",
      assignees: [ana.email],
      escalate: [{ after: "30m", to: [bea.email] }],
    });
    await refreshAll(T0);
    await refreshAll(T0);
    const [message, ...more] = fake.inChannel("C0REQUESTS1");
    if (!message) throw new Error("nothing was posted");
    expect(more).toEqual([]);
    expect(wordsOf(message)).toContain("Asked now: Ana. Level 1 of 2.");
    await claimIntent(as(ana, after("1m")), id);
    await refreshAll(after("1m"));
    expect(wordsOf(message)).toContain("Ana is on it until");
    await answerIntent(as(ana, after("2m")), id, { outcome: "approved" });
    await refreshAll(after("2m"));
    expect(wordsOf(message)).toContain("Ana approved this");
  });

  test("shows a deadline that passed, and a request that was withdrawn", async () => {
    const world = await slackWorld("C0REQUESTS2");
    const asked = { assignees: [world.ana.email], timeout: "1h" };
    const [late, withdrawn] = [await submit(world.agent, asked), await submit(world.agent, asked)];
    await refreshAll(T0);
    await cancelIntent(asAgent(world.agent, after("5m")), withdrawn.id, { reason: "Not needed." });
    await fireMoment(asSystem(world, after("1h")), late.id);
    await refreshAll(after("1h"));
    const words = fake.inChannel("C0REQUESTS2").map(wordsOf).join("\n");
    expect(words).toContain("Nobody answered in time");
    expect(words).toContain("Data analyst withdrew this");
  });

  test("is spared what was over before it could be posted", async () => {
    const { agent, ana } = await slackWorld("C0REQUESTS3");
    const { id } = await submit(agent, { assignees: [ana.email] });
    await answerIntent(as(ana, after("1m")), id, { outcome: "approved" });
    await refreshAll(after("2m"));
    expect(fake.inChannel("C0REQUESTS3")).toEqual([]);
    expect(await rowsOf(id)).toMatchObject([{ ts: null, next_attempt_at: null }]);
  });

  test("gets a message once, though the first attempt never heard that it was posted", async () => {
    const { agent, ana } = await slackWorld("C0REQUESTS4");
    await submit(agent, { assignees: [ana.email] }, new Date());
    fake.trouble("chat.postMessage", "post and hang up");
    await refreshAll(new Date());
    await refreshAll(seconds(60, new Date()));
    expect(fake.inChannel("C0REQUESTS4")).toHaveLength(1);
  });

  test("gets its message also where nobody may look whether it is there already", async () => {
    const { agent, ana } = await slackWorld("C0REQUESTS7");
    await submit(agent, { assignees: [ana.email] }, new Date());
    fake.trouble("chat.postMessage", "hang up");
    fake.trouble("conversations.history", { error: "not_in_channel" });
    await refreshAll(new Date());
    await refreshAll(seconds(60, new Date()));
    expect(fake.inChannel("C0REQUESTS7")).toHaveLength(1);
  });

  test("gets a message that Slack has put off again and again in the end", async () => {
    const { agent, ana } = await slackWorld("C0REQUESTS6");
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "30d" });
    for (let minute = 1; minute <= 12; minute++) {
      fake.trouble("chat.postMessage", { status: 429, headers: { "retry-after": "30" } });
      await refreshAll(after(`${minute}m`));
    }
    expect(fake.inChannel("C0REQUESTS6")).toEqual([]);
    expect(await rowsOf(id)).toMatchObject([{ attempts: 0, last_error: "Slack limits the rate of calls" }]);
    await refreshAll(after("20m"));
    expect(fake.inChannel("C0REQUESTS6")).toHaveLength(1);
  });

  test("lets whoever was asked answer there, and tells the others that they were not", async () => {
    const { agent, ana, atSlack } = await slackWorld("C0REQUESTS5");
    await submit(agent, { assignees: [ana.email] }, new Date());
    await refreshAll(new Date());
    const [message] = fake.inChannel("C0REQUESTS5");
    if (!message) throw new Error("nothing was posted");
    await atSlack.bea.click(message, "Approve");
    expect(atSlack.bea.whispers).toHaveLength(1);
    await atSlack.ana.click(message, "Approve");
    await refreshAll(new Date());
    expect(wordsOf(message)).toContain("Ana approved this");
  });
});
