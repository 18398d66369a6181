import { describe, expect, test } from "vitest";
import { answerByLink } from "@/server/services/answer-links/answer";
import { readAnswerLink } from "@/server/services/answer-links/read";
import { answerIntent } from "@/server/services/intents/answer";
import { reassignIntent } from "@/server/services/intents/reassign";
import { takeBackAnswer } from "@/server/services/intents/take-back";
import { sweep } from "../support/chain";
import { snapshotOf, sql } from "../support/database";
import { openMailbox, tokenIn } from "../support/mailbox";
import { mailAll, mailed } from "../support/mailed";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addPolicy, as, makeWorkspace, submit } from "../support/workspace";

const yes = { outcome: "approved" };

describe("where the risk is high, an answer link", () => {
  test.each(["high", "critical"] as const)(
    "shows a %s risk to whoever has it, and answers for its person only once they have signed in",
    async (risk) => {
      const { id, ana, bea, linkOf } = await mailed({ risk });
      const token = linkOf(ana);
      expect(await readAnswerLink(token, after("1m"))).toMatchObject({
        state: "sign_in",
        intent: { id },
        other: null,
      });
      expect(await readAnswerLink(token, after("1m"), bea)).toMatchObject({
        state: "other_person",
        other: { name: "Bea" },
      });
      expect(await readAnswerLink(token, after("1m"), ana)).toMatchObject({ state: "open", other: null });
      const before = await snapshotOf(id);
      expect(await refusalOf(answerByLink(token, yes, after("2m")))).toMatchObject({
        code: "unauthenticated",
      });
      expect(await refusalOf(answerByLink(token, yes, after("2m"), async () => bea))).toMatchObject({
        code: "forbidden",
      });
      expect(await snapshotOf(id)).toEqual(before);
      expect(await answerByLink(token, yes, after("3m"), async () => ana)).toMatchObject({
        status: "decided",
        decision: { via: "email", decided_by: { name: "Ana" } },
      });
    },
  );

  test("asks nobody to sign in to see who decided", async () => {
    const { ana, bea, linkOf } = await mailed({ risk: "high" });
    await answerByLink(linkOf(bea), yes, after("1m"), async () => bea);
    expect(await readAnswerLink(linkOf(ana), after("2m"))).toMatchObject({ state: "closed" });
    expect(await refusalOf(answerByLink(linkOf(ana), yes, after("2m")))).toMatchObject({
      code: "already_decided",
    });
  });

  test("says in its mail that signing in comes first", async () => {
    const [risky, plain] = [await mailed({ risk: "high" }), await mailed({ risk: "medium" })];
    const words = "after signing in because the risk is high";
    expect(risky.mailbox.to(risky.ana)[0]?.text).toContain(words);
    expect(plain.mailbox.to(plain.ana)[0]?.text).not.toContain(words);
  });
});

test("somebody else's session changes nothing about an ordinary link: it answers as its own person", async () => {
  const { ana, bea, linkOf } = await mailed();
  expect(await readAnswerLink(linkOf(ana), after("1m"), bea)).toMatchObject({
    state: "open",
    other: { name: "Bea" },
  });
  expect(await answerByLink(linkOf(ana), yes, after("2m"), async () => bea)).toMatchObject({
    decision: { decided_by: { name: "Ana" } },
  });
});

test("a link still answers after the question was passed on, and says nothing else than that of who reads along", async () => {
  const { id, ana, bea, cal, linkOf } = await mailed();
  await reassignIntent(as(bea, after("1m")), id, { to: [cal.email] });
  expect(await readAnswerLink(linkOf(ana), after("2m"))).toMatchObject({
    state: "open",
    intent: { assignees: [{ name: "Cal" }] },
  });
  await sql("UPDATE memberships SET role = 'auditor' WHERE user_id = $1", ana.id);
  expect(await readAnswerLink(linkOf(ana), after("2m"))).toMatchObject({ state: "not_yours" });
});

test("a link says who has just answered while that can be taken back, and answers again once it is", async () => {
  const { id: workspaceId, agent, ana, bea } = await makeWorkspace();
  const mailbox = await openMailbox();
  const levels = [{ to: [ana.email, bea.email] }];
  await addPolicy(workspaceId, { slug: "second-thoughts", levels, timeout: "8h", undo: "10s" });
  const { id } = await submit(agent, { policy: "second-thoughts" });
  await mailAll(mailbox, after("1s"));
  const token = tokenIn(mailbox.to(ana)[0] ?? { text: "" });
  await answerIntent(as(bea, after("1m")), id, yes);
  expect(await readAnswerLink(token, after("1m"))).toMatchObject({
    state: "held",
    intent: { held: { outcome: "approved", by: { name: "Bea" } } },
  });
  expect(await refusalOf(answerByLink(token, yes, after("1m")))).toMatchObject({ code: "already_decided" });
  await takeBackAnswer(as(bea, after("1m")), id);
  expect(await readAnswerLink(token, after("1m"))).toMatchObject({ state: "open" });
});

test("once the chain has moved on, a link says so where the policy leaves the answer to whoever is asked now", async () => {
  const workspace = await makeWorkspace();
  const { ana, bea, agent } = workspace;
  const levels = [{ to: [ana.email], escalate_after: "30m" }, { to: [bea.email] }];
  await addPolicy(workspace.id, { slug: "strict", levels, timeout: "8h", keep_earlier_levels: false });
  const mailbox = await openMailbox();
  const { id } = await submit(agent, { policy: "strict" });
  await mailAll(mailbox, after("1s"));
  const [mail] = mailbox.to(ana);
  const token = tokenIn(mail ?? { text: "" });
  expect(await readAnswerLink(token, after("29m"))).toMatchObject({ state: "open" });
  await sweep(after("30m"));
  const before = await snapshotOf(id);
  expect(await readAnswerLink(token, after("31m"))).toMatchObject({
    state: "not_yours",
    intent: { assignees: [{ name: "Bea" }], you: { out: true, may_answer: false } },
  });
  expect(await refusalOf(answerByLink(token, yes, after("31m")))).toMatchObject({
    code: "forbidden",
    message: "This has gone on to Bea, and its policy leaves it to whoever is asked now.",
  });
  expect(await snapshotOf(id)).toEqual(before);
});
