import { beforeEach, describe, expect, test } from "vitest";
import type { NotificationsBody } from "@/core/wire/notifications";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { snoozeIntent } from "@/server/services/intents/snooze";
import { nextDigestDue, sendDueDigests } from "@/server/services/digests/send";
import { saveNotificationSettings } from "@/server/services/notifications/settings";
import { sql } from "../support/database";
import { type Mailbox, openMailbox, resendError } from "../support/mailbox";
import { after, T0 } from "../support/time";
import { as, asAgent, deactivate, makeWorkspace, type Person, submit } from "../support/workspace";

// What an earlier test left due is not this test's business.
beforeEach(async () => {
  await sql("UPDATE notification_settings SET next_digest_at = NULL");
  await sql("UPDATE digests SET next_attempt_at = NULL, status = 'skipped' WHERE status = 'pending'");
});

/** Somebody's digest at 12 in Berlin, which is 10 UTC in June: an hour after T0. */
const NOON: NotificationsBody["digest"] = { cadence: "daily", time: "12:00", time_zone: "Europe/Berlin" };
const wants = (person: Person, digest = NOON, now = T0) =>
  saveNotificationSettings(as(person, now), { choices: {}, digest });

const tick = async ({ digest }: Mailbox, now: Date): Promise<void> => {
  while ((await sendDueDigests(4, digest, () => now)) > 0);
};

describe("a digest", () => {
  test("lists what waits by deadline, and what ended since, at the reader's hour in their zone", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    const both = { assignees: [ana.email, bea.email] };
    await submit(agent, { ...both, title: "The later one", timeout: "3d" });
    const sooner = await submit(agent, { ...both, title: "The sooner one", timeout: "8h", risk: "critical" });
    const done = await submit(agent, { ...both, title: "The one that Bea answered" });
    const gone = await submit(agent, { ...both, title: "The one that was withdrawn" });
    await answerIntent(as(bea, after("10m")), done.id, { outcome: "approved" });
    await cancelIntent(asAgent(agent, after("11m")), gone.id, { reason: "r" });

    await tick(mailbox, after("59m"));
    expect(mailbox.mails).toEqual([]);
    await tick(mailbox, after("1h"));
    const [mail, ...more] = mailbox.to(ana);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("2 requests wait for you, 2 ended");
    const places = [
      "The sooner one",
      "The later one",
      "The one that was withdrawn",
      "The one that Bea answered",
    ];
    const found = places.map((words) => mail?.text.indexOf(words) ?? -1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found).not.toContain(-1);
    // The deadline is 17:00 UTC.
    expect(mail?.text).toContain("Mon 1 Jun, 19:00 (in 7 hours)");
    expect(mail?.text).toContain("[Critical risk] The sooner one");
    expect(mail?.text).toContain("Bea answered “approved”.");
    expect(mail?.text).toContain(`/inbox/${sooner.id}`);
    expect(mail?.text).not.toContain("/answer/");
    expect(mail?.headers).toMatchObject({ "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" });
    expect(mailbox.to(bea)).toEqual([]);
  });

  test("is not mailed when there is nothing to say", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    await submit(agent, { assignees: [bea.email] });
    await tick(mailbox, after("1h"));
    expect(mailbox.mails).toEqual([]);
    expect(await nextDigestDue()).toEqual(new Date("2026-06-02T10:00:00Z"));
  });

  test("tells what ended once: the next one begins where it stopped", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    const { id } = await submit(agent, { assignees: [ana.email, bea.email], title: "Told once" });
    await answerIntent(as(bea, after("10m")), id, { outcome: "approved" });
    await tick(mailbox, after("1h"));
    await tick(mailbox, after("25h"));
    expect(mailbox.to(ana)).toHaveLength(1);
  });

  test("comes once a day, however many clocks ring", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await Promise.all([wants(ana), wants(bea)]);
    await submit(agent, { assignees: [ana.email, bea.email], timeout: "20d" });
    await Promise.all(Array.from({ length: 6 }, () => tick(mailbox, after("1h"))));
    await tick(mailbox, after("90m"));
    expect(mailbox.to(ana)).toHaveLength(1);
    expect(mailbox.to(bea)).toHaveLength(1);
    expect(mailbox.received).toHaveLength(2);
    await Promise.all(Array.from({ length: 6 }, () => tick(mailbox, after("25h"))));
    expect(mailbox.to(ana)).toHaveLength(2);
  });

  test("comes once a day also for who moves its hour after it has come", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    await submit(agent, { assignees: [ana.email], timeout: "20d" });
    await tick(mailbox, after("1h"));
    await wants(ana, { ...NOON, time: "15:00" }, after("2h"));
    await tick(mailbox, after("4h"));
    expect(mailbox.to(ana)).toHaveLength(1);
    await tick(mailbox, after("28h"));
    expect(mailbox.to(ana)).toHaveLength(2);
  });

  test("that was missed while the server was down comes once, and then at its hour again", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    await submit(agent, { assignees: [ana.email], timeout: "20d" });
    await tick(mailbox, after("80h"));
    expect(mailbox.to(ana)).toHaveLength(1);
    expect(await nextDigestDue()).toEqual(new Date("2026-06-05T10:00:00Z"));
  });

  test("stays at its hour when the clocks change", async () => {
    const { ana, agent } = await makeWorkspace();
    const mailbox = await openMailbox();
    const october = (day: number, time: string) => new Date(`2026-10-${day}T${time}:00Z`);
    await wants(ana, { cadence: "daily", time: "02:30", time_zone: "Europe/Berlin" }, october(23, "12:00"));
    await submit(agent, { assignees: [ana.email], timeout: "20d" }, october(23, "12:00"));
    const due: (Date | null)[] = [];
    for (const [day, time] of [
      [24, "00:30"],
      [25, "00:30"],
      [25, "01:30"],
      [26, "01:30"],
    ] as const) {
      await tick(mailbox, october(day, time));
      due.push(await nextDigestDue());
    }
    expect(due).toEqual([
      october(25, "00:30"),
      october(26, "01:30"),
      october(26, "01:30"),
      october(27, "01:30"),
    ]);
    expect(mailbox.to(ana)).toHaveLength(3);
  });

  test("that the provider does not take is tried again, and arrives once", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox(() => after("1h"));
    mailbox.next(resendError(500, "internal_server_error"));
    await wants(ana);
    await submit(agent, { assignees: [ana.email], timeout: "20d" });
    await tick(mailbox, after("1h"));
    expect(mailbox.to(ana)).toEqual([]);
    await tick(mailbox, after("61m"));
    await tick(mailbox, after("2h"));
    expect(mailbox.to(ana)).toHaveLength(1);
    expect(mailbox.received).toHaveLength(2);
  });

  test("is not for who has left, or wants none any more", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await Promise.all([wants(ana), wants(bea)]);
    await submit(agent, { assignees: [ana.email, bea.email] });
    await deactivate(ana);
    await wants(bea, { ...NOON, cadence: "off" });
    await tick(mailbox, after("1h"));
    expect(mailbox.mails).toEqual([]);
  });

  test("leaves out what the reader has snoozed or the agent has the turn of", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    await wants(ana);
    const review = await submit(agent, { assignees: [ana.email, bea.email], task_type: "review" });
    await answerIntent(as(ana, after("5m")), review.id, { outcome: "changes_requested", comment: "c" });
    const later = await submit(agent, { assignees: [ana.email] });
    await snoozeIntent(as(ana, after("6m")), later.id, { until: after("5h") });
    await tick(mailbox, after("1h"));
    expect(mailbox.mails).toEqual([]);
  });
});
