import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { commentOnIntent } from "@/server/services/intents/comment";
import { fireMoment } from "@/server/services/intents/pursue";
import { sendDueNotifications, sendNotification, skipPointless } from "@/server/services/notifications/send";
import { noticesOf, storyOf } from "../support/database";
import { openMailbox, sendAll } from "../support/mailbox";
import { held } from "../support/outside-server";
import { after, until } from "../support/time";
import { as, asAgent, asSystem, deactivate, makeWorkspace, submit } from "../support/workspace";

describe("what happened meanwhile", () => {
  test("an answer makes the question that was not sent yet needless, and its news too", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { assignees: [ana.email, bea.email] });
    await answerIntent(as(ana, after("1m")), id, { outcome: "approved" });
    await sendDueNotifications(50, mailbox.send, () => after("2m"));
    expect(mailbox.received.filter(({ body }) => body.includes(id))).toEqual([]);
    expect((await noticesOf(id)).map(({ status }) => status)).toEqual(["skipped", "skipped", "skipped"]);
    expect(await storyOf(id)).toEqual(["created", "decided"]);
  });

  test("what a crowd no longer needs is settled at once, so that those who still wait are not behind it", async () => {
    const { agent, ana, alex } = await makeWorkspace();
    const mailbox = await openMailbox();
    const asked = { assignees: [ana.email] };
    const [over, open, told] = [
      await submit(agent, asked),
      await submit(agent, asked),
      await submit(agent, asked),
    ];
    await sendNotification((await noticesOf(told.id))[0]?.id ?? "", mailbox.send, () => after("30s"));
    for (const { id } of [over, told]) await answerIntent(as(alex, after("1m")), id, { outcome: "approved" });
    await skipPointless(10_000, () => after("2m"));
    const stand = async ({ id }: { id: string }) =>
      (await noticesOf(id)).map(({ kind, status }) => `${kind} ${status}`);
    expect(await stand(over)).toEqual(["waiting skipped", "decided skipped"]);
    expect(await stand(open)).toEqual(["waiting pending"]);
    expect(await stand(told)).toEqual(["waiting sent", "decided pending"]);
  });

  test.each(["decided", "withdrawn", "timed_out"])(
    "the end (%s) is told to those who had been asked, and to nobody else",
    async (kind) => {
      const workspace = await makeWorkspace();
      const { agent, ana, bea } = workspace;
      const mailbox = await openMailbox();
      const { id } = await submit(agent, { assignees: [ana.email, bea.email], timeout: "1h" });
      const [toAna] = await noticesOf(id);
      await sendNotification(toAna?.id ?? "", mailbox.send, () => after("1m"));
      if (kind === "decided")
        await answerIntent(as(workspace.alex, after("2m")), id, { outcome: "rejected", comment: "Not now." });
      if (kind === "withdrawn")
        await cancelIntent(asAgent(agent, after("2m")), id, { reason: "It was a mistake." });
      if (kind === "timed_out") await fireMoment(asSystem(workspace, after("1h")), id);
      await sendAll(mailbox, id, after("2h"));
      const mails = mailbox.to(ana);
      expect(mails).toHaveLength(2);
      expect(mailbox.to(bea)).toEqual([]);
      if (kind === "decided") expect(mails[1]?.text).toMatch(/Alex[^]*Not now\./);
      if (kind === "withdrawn") expect(mails[1]?.text).toContain("It was a mistake.");
      expect(mails[1]?.text).not.toContain("/answer/");
      expect(
        (await noticesOf(id)).filter(({ email }) => email === bea.email).map(({ status }) => status),
      ).toEqual(["skipped", "skipped"]);
    },
  );

  test("the end is told also to somebody whose question is just on its way", async () => {
    const { agent, ana, alex } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { answer, release } = held({ status: 200, body: { id: "re_slow" } });
    mailbox.next(answer);
    const { id } = await submit(agent, { assignees: [ana.email] });
    const [question] = await noticesOf(id);
    const asking = sendNotification(question?.id ?? "", mailbox.send, () => after("1m"));
    await until(
      () => mailbox.received.length,
      (count) => count === 1,
    );
    await answerIntent(as(alex, after("70s")), id, { outcome: "approved" });
    await sendDueNotifications(50, mailbox.send, () => after("70s"));
    release();
    await asking;
    await sendAll(mailbox, id, after("1h"));
    expect((await noticesOf(id)).map(({ kind, status }) => [kind, status])).toEqual([
      ["waiting", "sent"],
      ["decided", "sent"],
    ]);
  });

  test("a newer question makes the older one that still waits needless", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await commentOnIntent(asAgent(agent, after("1m")), id, { body: "More about it." });
    await sendAll(mailbox, id, after("2m"));
    expect(mailbox.to(ana)).toHaveLength(1);
    expect((await noticesOf(id)).map(({ status }) => status)).toEqual(["skipped", "sent"]);
  });

  test("somebody who left is written to no more", async () => {
    const { agent, ana } = await makeWorkspace();
    const mailbox = await openMailbox();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await deactivate(ana);
    await sendAll(mailbox, id, after("1m"));
    expect(mailbox.received).toEqual([]);
    expect(await noticesOf(id)).toMatchObject([{ status: "skipped" }]);
  });
});
