import { describe, expect, test } from "vitest";
import { answerByLink } from "@/server/services/answer-links/answer";
import { readAnswerLink } from "@/server/services/answer-links/read";
import { cancelIntent } from "@/server/services/intents/cancel";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reviseIntent } from "@/server/services/intents/revise";
import { noticesOf, snapshotOf, sql, storyOf } from "../support/database";
import { openMailbox, tokenIn } from "../support/mailbox";
import { mailAll, mailed } from "../support/mailed";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addPolicy, asAgent, asSystem, deactivate, makeWorkspace, submit } from "../support/workspace";

const yes = { outcome: "approved" };

describe("an answer link", () => {
  test("answers in the name of the person whom it was mailed to", async () => {
    const { id, ana, linkOf, agent } = await mailed();
    expect(
      await answerByLink(linkOf(ana), { ...yes, comment: "From the train." }, after("5m")),
    ).toMatchObject({ status: "decided" });
    expect((await readIntent(asAgent(agent), id)).decision).toMatchObject({
      outcome: "approved",
      comment: "From the train.",
      via: "email",
      decided_by: { id: ana.id, name: "Ana" },
    });
  });

  test("changes nothing by being opened, however often scanners do so", async () => {
    const { id, ana, linkOf } = await mailed();
    const before = await snapshotOf(id);
    for (let visit = 0; visit < 20; visit++) {
      expect(await readAnswerLink(linkOf(ana), after("1m"))).toMatchObject({
        state: "open",
        person: { name: "Ana" },
        intent: { id },
      });
    }
    expect(await snapshotOf(id)).toEqual(before);
    expect(await answerByLink(linkOf(ana), yes, after("2m"))).toMatchObject({ status: "decided" });
  });

  test("answers once: afterwards it shows who decided, and a second answer hears who was first", async () => {
    const { id, ana, bea, linkOf } = await mailed();
    await answerByLink(linkOf(ana), yes, after("5m"));
    for (const person of [ana, bea]) {
      expect(await readAnswerLink(linkOf(person), after("6m"))).toMatchObject({
        state: "closed",
        intent: { decision: { decided_by: { name: "Ana" } } },
      });
      const refusal = await refusalOf(answerByLink(linkOf(person), { outcome: "rejected" }, after("6m")));
      expect(refusal).toMatchObject({
        code: "already_decided",
        extra: { decided_by: { name: "Ana" }, outcome: "approved" },
      });
    }
    expect((await storyOf(id)).filter((type) => type === "decided")).toHaveLength(1);
  });

  test("used ten times at once counts as one vote", async () => {
    const { id: workspaceId, agent, ana, bea } = await makeWorkspace();
    const mailbox = await openMailbox();
    const levels = [{ to: [ana.email, bea.email] }];
    await addPolicy(workspaceId, {
      slug: "two",
      levels,
      timeout: "8h",
      quorum: { approvals: 2, veto: true },
    });
    const { id } = await submit(agent, { policy: "two" });
    await mailAll(mailbox, after("1s"));
    const token = tokenIn(mailbox.to(ana)[0] ?? { text: "" });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => answerByLink(token, yes, after("5m"))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await storyOf(id)).filter((type) => type === "voted")).toHaveLength(1);
    expect(await readAnswerLink(token, after("6m"))).toMatchObject({ state: "used" });
    expect(await refusalOf(answerByLink(token, yes, after("6m")))).toMatchObject({ code: "link_spent" });
  });

  test("stays usable after an answer that did not fit", async () => {
    const { id, ana, linkOf } = await mailed({ required_comment: true });
    const token = linkOf(ana);
    expect(await refusalOf(answerByLink(token, yes, after("1m")))).toMatchObject({
      code: "invalid_answer",
      pointers: ["/comment"],
    });
    expect(await refusalOf(answerByLink(token, { outcome: "maybe" }, after("1m")))).toMatchObject({
      code: "invalid_answer",
    });
    expect(await readAnswerLink(token, after("2m"))).toMatchObject({ state: "open" });
    expect(await answerByLink(token, { ...yes, comment: "Fine." }, after("3m"))).toMatchObject({
      status: "decided",
    });
    expect((await storyOf(id)).at(-1)).toBe("decided");
  });

  test("is void after a revision, and the mail about the revision brings a new one", async () => {
    const { id, ana, agent, linkOf, mailbox } = await mailed();
    const old = linkOf(ana);
    await reviseIntent(asAgent(agent, after("1m")), id, {
      payload: { dataset: "customers_q2" },
      note: "Another quarter",
    });
    expect(await readAnswerLink(old, after("2m"))).toMatchObject({ state: "revised" });
    expect(await refusalOf(answerByLink(old, yes, after("2m")))).toMatchObject({
      code: "stale_revision",
      extra: { revision: 2 },
    });
    await mailAll(mailbox, after("2m"));
    expect(linkOf(ana)).not.toBe(old);
    expect(await answerByLink(linkOf(ana), yes, after("3m"))).toMatchObject({
      status: "decided",
      decision: { revision: 2 },
    });
  });

  test("cannot be made to answer another revision than its own by the body that comes with it", async () => {
    const { id, ana, agent, linkOf } = await mailed();
    await reviseIntent(asAgent(agent, after("1m")), id, { note: "n" });
    expect(await refusalOf(answerByLink(linkOf(ana), { ...yes, revision: 2 }, after("2m")))).toMatchObject({
      code: "stale_revision",
    });
  });

  test("expires at the deadline, even before the alarm has rung", async () => {
    const { ana, linkOf } = await mailed();
    expect(await readAnswerLink(linkOf(ana), after("8h"))).toMatchObject({ state: "expired" });
    expect(await refusalOf(answerByLink(linkOf(ana), yes, after("8h")))).toMatchObject({
      code: "link_spent",
    });
  });

  test("of an intent that timed out or was withdrawn tells so", async () => {
    const [late, withdrawn] = [await mailed(), await mailed()];
    await fireMoment(asSystem({ id: late.workspaceId }, after("8h")), late.id);
    await cancelIntent(asAgent(withdrawn.agent, after("1m")), withdrawn.id, { reason: "r" });
    expect(await readAnswerLink(late.linkOf(late.ana), after("9h"))).toMatchObject({
      state: "closed",
      intent: { status: "timed_out" },
    });
    expect(await readAnswerLink(withdrawn.linkOf(withdrawn.ana), after("9h"))).toMatchObject({
      state: "closed",
      intent: { status: "canceled" },
    });
    expect(await refusalOf(answerByLink(withdrawn.linkOf(withdrawn.ana), yes, after("9h")))).toMatchObject({
      code: "already_decided",
    });
  });

  test("that nobody was given is unknown, whatever it looks like", async () => {
    const { ana, linkOf } = await mailed();
    const token = linkOf(ana);
    const flipped = (token.startsWith("A") ? "B" : "A") + token.slice(1);
    for (const wrong of [
      flipped,
      "",
      "x",
      `${token} `,
      token.slice(0, -1),
      "A".repeat(43),
      "é".repeat(43),
      "A".repeat(100_000),
    ]) {
      expect(await readAnswerLink(wrong, after("1m"))).toEqual({ state: "unknown" });
      expect(await refusalOf(answerByLink(wrong, yes, after("1m")))).toMatchObject({
        code: "unauthenticated",
      });
    }
  });

  test("of somebody who left opens nothing any more", async () => {
    const { id, ana, linkOf } = await mailed();
    await deactivate(ana);
    expect(await readAnswerLink(linkOf(ana), after("1m"))).toEqual({ state: "unknown" });
    expect(await refusalOf(answerByLink(linkOf(ana), yes, after("1m")))).toMatchObject({
      code: "unauthenticated",
    });
    expect((await storyOf(id)).at(-1)).toBe("notified");
  });

  test("of somebody who has become an auditor answers nothing", async () => {
    const { ana, linkOf } = await mailed();
    await sql("UPDATE memberships SET role = 'auditor' WHERE user_id = $1", ana.id);
    expect(await refusalOf(answerByLink(linkOf(ana), yes, after("1m")))).toMatchObject({ code: "forbidden" });
  });

  test("is each mail's own, and all of a person's links for one revision work until one was used", async () => {
    const { workspaceId, id, ana, linkOf, mailbox } = await mailed({ remind_after: "5m" });
    const first = linkOf(ana);
    await fireMoment(asSystem({ id: workspaceId }, after("5m")), id);
    await mailAll(mailbox, after("5m"));
    expect(linkOf(ana)).not.toBe(first);
    expect(await readAnswerLink(first, after("6m"))).toMatchObject({ state: "open" });
    await answerByLink(linkOf(ana), yes, after("6m"));
    expect(await refusalOf(answerByLink(first, yes, after("7m")))).toMatchObject({ code: "already_decided" });
  });
});

test("no answer token stands in the database in clear", async () => {
  const { id, ana, linkOf } = await mailed();
  const everything = JSON.stringify([
    await snapshotOf(id),
    await noticesOf(id),
    await sql("SELECT * FROM answer_tokens"),
  ]);
  expect(everything).not.toContain(linkOf(ana));
});
