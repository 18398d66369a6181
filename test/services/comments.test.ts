import { describe, expect, test } from "vitest";
import { listIntents } from "@/server/services/intents/list";
import { answerIntent } from "@/server/services/intents/answer";
import { claimIntent } from "@/server/services/intents/claim";
import { commentOnIntent } from "@/server/services/intents/comment";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { factsOf, noticesOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, asAgent, makeWorkspace, submit } from "../support/workspace";

describe("a reply", () => {
  test("says which comment it answers, from either side", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await commentOnIntent(as(ana), id, { body: "Which quarter?", question: true });
    const seq = Number((await factsOf(id)).at(-1)?.seq);
    await commentOnIntent(asAgent(agent), id, { body: "The first.", reply_to: seq });
    await commentOnIntent(as(ana), id, { body: "Thanks.", reply_to: seq });
    expect((await factsOf(id)).map(({ data }) => data.reply_to)).toEqual([undefined, undefined, seq, seq]);
  });

  test("to something else than a comment of this intent is refused, with a pointer", async () => {
    const { agent, ana } = await makeWorkspace();
    const [{ id }, other] = [
      await submit(agent, { assignees: [ana.email] }),
      await submit(agent, { assignees: [ana.email] }),
    ];
    await commentOnIntent(as(ana), other.id, { body: "Elsewhere." });
    const created = Number((await factsOf(id))[0]?.seq);
    const elsewhere = Number((await factsOf(other.id)).at(-1)?.seq);
    for (const reply_to of [created, elsewhere, 999_999_999])
      expect(await refusalOf(commentOnIntent(as(ana), id, { body: "?", reply_to }))).toMatchObject({
        code: "invalid_request",
        pointers: ["/reply_to"],
      });
    expect(await factsOf(id)).toHaveLength(1);
  });
});

describe("a mention", () => {
  test("lets its person read and write, tells them once, and does not ask them", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    expect(await refusalOf(readIntent(as(bea), id))).toMatchObject({ code: "not_found" });
    await commentOnIntent(as(ana, after("1m")), id, { body: "@Bea, is it yours?", mentions: [bea.email] });
    expect(await readIntent(as(bea), id)).toMatchObject({
      assignees: [{ id: ana.id }],
      you: {
        mentioned: true,
        may_take_part: true,
        may_handle: false,
        may_answer: false,
        asked_at_level: null,
      },
    });
    await commentOnIntent(as(bea, after("2m")), id, { body: "Yes." });
    expect(await refusalOf(answerIntent(as(bea), id, { outcome: "approved" }))).toMatchObject({
      code: "forbidden",
    });
    expect(await refusalOf(claimIntent(as(bea), id))).toMatchObject({ code: "forbidden" });
    expect((await noticesOf(id)).map(({ email, kind }) => [email, kind])).toEqual([
      [ana.email, "waiting"],
      [bea.email, "mentioned"],
    ]);
    const { items } = await listIntents(as(bea), { assignee: "me" });
    expect(items).toEqual([]);
  });

  test("of a team reaches who is in it, and the comment keeps the names", async () => {
    const { agent, ana, bea, cal } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await commentOnIntent(as(ana), id, { body: "@data please look", mentions: ["team:data"] });
    expect((await factsOf(id)).at(-1)?.data).toMatchObject({
      mentions: [{ type: "team", name: "data" }],
      told: [{ id: bea.id }, { id: cal.id }],
    });
    expect((await noticesOf(id)).filter(({ kind }) => kind === "mentioned")).toHaveLength(2);
  });

  test("of somebody who is nobody here is refused, with a pointer, and nothing is written", async () => {
    const { agent, ana, audrey } = await makeWorkspace();
    const elsewhere = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const mentions = [ana.email, elsewhere.bea.id, audrey.email];
    expect(await refusalOf(commentOnIntent(as(ana), id, { body: "@x", mentions }))).toMatchObject({
      code: "invalid_request",
      pointers: ["/mentions/1", "/mentions/2"],
    });
    expect(await factsOf(id)).toHaveLength(1);
  });

  test("of somebody who is asked later makes them one of those who may answer", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await commentOnIntent(as(ana), id, { body: "@Bea", mentions: [bea.id] });
    await reassignIntent(as(ana), id, { to: [bea.email] });
    await commentOnIntent(as(ana), id, { body: "@Bea again", mentions: [bea.id] });
    expect(await answerIntent(as(bea), id, { outcome: "approved" })).toMatchObject({ status: "decided" });
  });
});

describe("a delegation", () => {
  test("hands one person's part to another, ends their claim, and leaves the others asked", async () => {
    const { agent, ana, bea, cal } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email, bea.email] });
    await claimIntent(as(ana), id);
    await reassignIntent(as(ana, after("1m")), id, { to: [cal.email], reason: "On leave.", delegate: true });
    const now = await readIntent(as(ana), id);
    expect(now.assignees.map(({ name }) => name).sort()).toEqual(["Bea", "Cal"]);
    expect(now.claimed_by).toBeNull();
    expect((await factsOf(id)).at(-1)).toMatchObject({
      type: "reassigned",
      data: { from: { id: ana.id }, to: [{ id: cal.id }], reason: "On leave." },
    });
    expect((await noticesOf(id)).filter(({ email }) => email === cal.email)).toMatchObject([
      { kind: "waiting" },
    ]);
  });

  test("is refused to a team, to who has it already, and from who has it not", async () => {
    const { agent, ana, bea, cal, alex } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email, bea.email] });
    const delegate = (by: typeof ana, to: string) =>
      refusalOf(reassignIntent(as(by), id, { to: [to], delegate: true }));
    expect(await delegate(ana, "team:data")).toMatchObject({ code: "invalid_request", pointers: ["/to"] });
    expect(await delegate(ana, bea.email)).toMatchObject({ code: "conflict" });
    expect(await delegate(alex, cal.email)).toMatchObject({ code: "conflict" });
  });
});
