import { describe, expect, test } from "vitest";
import { LEASE_SECONDS } from "@/core/backoff";
import { readEvents } from "@/server/services/intents/events";
import { fireMoment } from "@/server/services/intents/pursue";
import { sendDueNotifications, sendNotification } from "@/server/services/notifications/send";
import { factsOf, noticesOf, storyOf } from "../support/database";
import { keyOf, openMailbox, resendError, sendAll } from "../support/mailbox";
import { after, T0 } from "../support/time";
import { as, asSystem, makeWorkspace, submit } from "../support/workspace";

const seconds = (n: number, start: Date): Date => new Date(start.getTime() + n * 1000);

describe("a message", () => {
  test("is sent once, with its fact, however often its row is taken up", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { title: "Export customers_q1?", assignees: [ana.email] });
    const [notice] = await noticesOf(id);
    await Promise.all(
      Array.from({ length: 5 }, () => sendNotification(notice?.id ?? "", mailbox.send, () => after("1m"))),
    );
    await sendAll(mailbox, id, after("2m"));
    expect(mailbox.received).toHaveLength(1);
    expect(mailbox.to(ana)).toMatchObject([
      { key: notice?.id, subject: expect.stringContaining("Export customers_q1?") },
    ]);
    expect(await noticesOf(id)).toMatchObject([
      { status: "sent", attempts: 1, next_attempt_at: null, sent_at: after("1m") },
    ]);
    expect((await factsOf(id)).slice(1)).toMatchObject([
      {
        type: "notified",
        actor: { type: "system" },
        data: { to: { email: ana.email }, channel: "email", kind: "waiting" },
      },
    ]);
  });

  test("is not sent before its time", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(mailbox, id, new Date(T0.getTime() - 1));
    expect(mailbox.received).toEqual([]);
  });

  test.each([
    ["an error that Resend returns", resendError(500, "internal_server_error"), 5],
    [
      "a limit, for as long as Resend says",
      resendError(429, "rate_limit_exceeded", { "retry-after": "90" }),
      90,
    ],
    ["a broken connection", "hang up" as const, 5],
  ])(
    "that meets %s is shown as failed, and sent again word for word under the same key",
    async (_, failure, wait) => {
      const { agent, ana } = await makeWorkspace();
      const mailbox = await openMailbox(() => after("1m"));
      mailbox.next(failure);
      const { id } = await submit(agent, { assignees: [ana.email], payload: { rows: 3 } });
      await sendAll(mailbox, id, after("1m"));
      const [failed] = await noticesOf(id);
      expect(failed).toMatchObject({ status: "pending", attempts: 1, sent_at: null });
      expect(failed?.last_error).toBeTruthy();
      expect((await readEvents(as(ana), id)).items.at(-1)).toMatchObject({
        type: "notification_failed",
        data: { to: { email: ana.email }, kind: "waiting", attempts: 1, error: failed?.last_error },
      });
      await sendAll(mailbox, id, seconds(wait - 1, after("1m")));
      expect(mailbox.received).toHaveLength(1);
      await sendAll(mailbox, id, seconds(wait * 1.2 + 1, after("1m")));
      const [first, second] = mailbox.received;
      expect([keyOf(second ?? fail()), second?.body]).toEqual([keyOf(first ?? fail()), first?.body]);
      expect(mailbox.to(ana)).toHaveLength(1);
      expect(await storyOf(id)).toEqual(["created", "notification_failed", "notified"]);
    },
  );

  test("that Resend refuses for good is given up at once, and says so on the intent", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    mailbox.next(resendError(422, "validation_error"));
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sendAll(mailbox, id, after("1m"));
    await sendAll(mailbox, id, after("1d"));
    expect(mailbox.received).toHaveLength(1);
    expect(await noticesOf(id)).toMatchObject([
      { status: "failed", attempts: 1, last_error: expect.stringContaining("validation_error") },
    ]);
    expect(await storyOf(id)).toEqual(["created", "notification_failed"]);
  });

  test("that fails again and again is given up in the end, with a line for the first failure and the last", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    mailbox.next(...Array.from({ length: 20 }, () => resendError(500, "internal_server_error")));
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "30d" });
    for (let hour = 1; hour <= 24; hour++) await sendAll(mailbox, id, after(`${hour}h`));
    expect(mailbox.received).toHaveLength(7);
    expect(await noticesOf(id)).toMatchObject([{ status: "failed", attempts: 7 }]);
    expect((await factsOf(id)).map(({ type, data }) => [type, data.attempts])).toEqual([
      ["created", undefined],
      ["notification_failed", 1],
      ["notification_failed", 7],
    ]);
  });

  test("whose sender dies is taken up by another when the lease is over, and arrives once", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const [notice] = await noticesOf(id);
    const death = new Error("killed between sending and noting it");
    const dying = sendNotification(
      notice?.id ?? "",
      async (one) => Promise.reject((await mailbox.send(one), death)),
      () => T0,
    );
    await expect(dying).rejects.toBe(death);
    await sendAll(mailbox, id, seconds(LEASE_SECONDS - 1, T0));
    expect(mailbox.received).toHaveLength(1);
    await sendAll(mailbox, id, seconds(LEASE_SECONDS, T0));
    expect(mailbox.received).toHaveLength(2);
    expect(mailbox.to(ana)).toHaveLength(1);
    expect(await storyOf(id)).toEqual(["created", "notified"]);
  });
});

test("mails about one intent stand together in the reader's program, and carry a link for exactly their reader", async () => {
  const workspace = await makeWorkspace();
  const { agent, ana, bea } = workspace;
  const mailbox = await openMailbox();
  const { id } = await submit(agent, { assignees: [ana.email, bea.email], remind_after: "5m" });
  await sendAll(mailbox, id, after("1m"));
  await fireMoment(asSystem(workspace, after("5m")), id);
  await sendAll(mailbox, id, after("5m"));
  const [waiting, reminder] = mailbox.to(ana);
  expect([waiting?.headers.References, reminder?.headers["In-Reply-To"]]).toEqual([
    reminder?.headers.References,
    waiting?.headers.References,
  ]);
  expect(waiting?.headers).toMatchObject({ "Auto-Submitted": "auto-generated" });
  const links = [...mailbox.to(ana), ...mailbox.to(bea)].map(({ text, html }) => {
    const link = /http:\/\/countersign\.test:3000\/answer\/[\w-]{43}/.exec(text)?.[0];
    expect(html).toContain(link);
    return link;
  });
  expect(new Set(links).size).toBe(4);
});

test("a burst of messages is sent by several senders at once without one being sent twice", async () => {
  const { agent, ana, bea, cal } = await makeWorkspace();
  const mailbox = await openMailbox();
  const intents = await Promise.all(
    Array.from({ length: 10 }, () => submit(agent, { assignees: [ana.email, bea.email, cal.email] })),
  );
  const sender = async (): Promise<void> => {
    while ((await sendDueNotifications(4, mailbox.send, () => after("1m"))) > 0);
  };
  await Promise.all([sender(), sender(), sender()]);
  for (const person of [ana, bea, cal]) expect(mailbox.to(person)).toHaveLength(10);
  for (const { id } of intents)
    expect((await storyOf(id)).toSorted()).toEqual(["created", "notified", "notified", "notified"]);
  expect(new Set(mailbox.received.map(keyOf)).size).toBe(mailbox.received.length);
});

function fail(): never {
  throw new Error("nothing was received");
}
