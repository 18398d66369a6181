import { describe, expect, test } from "vitest";
import { asAgentsSee } from "../intent";
import { aLevel, anAnswer, anIntent, aQuorum, at } from "../testing/intent";
import { ana, asAgent, bea, team } from "../testing/people";
import { answer, pursue, refusal, run } from "../testing/play";
import { nextMomentOf } from "./pursue";

const asking = (more: Parameters<typeof anIntent>[1] = {}) =>
  anIntent({}, { levels: [aLevel({ to: [team("all")] })], undoSeconds: 10, ...more });
const held = answer(asking(), ana, "approved", at(5), { comment: "Fine." });
const takeBack = (intent = held.after, by = ana, now = at(9)) => run(intent, { type: "take_back", by }, now);

describe("an answer under a policy with undo", () => {
  test("is held until its time is over, and the intent stays open", () => {
    expect(held.facts).toMatchObject([{ type: "answered", data: { until: at(15).toISOString() } }]);
    expect(held.after).toMatchObject({ status: "waiting", outcome: null, closedAt: null });
    expect(nextMomentOf(held.after)).toMatchObject({ kind: "release", at: at(15) });
    expect(pursue(held.after, at(14)).facts).toEqual([]);
  });

  test("is then the decision, by whoever gave it and of when they did", () => {
    const { after, facts } = pursue(held.after, at(15));
    expect(facts).toMatchObject([{ type: "decided", at: at(15), actor: { id: ana.id } }]);
    expect(after).toMatchObject({
      status: "decided",
      outcome: "approved",
      held: null,
      decision: { comment: "Fine.", decidedBy: { id: ana.id }, decidedAt: at(5), via: "inbox" },
      closedAt: at(15),
    });
  });

  test("can be taken back, after which it is as if nobody had answered", () => {
    const { after, facts } = takeBack();
    expect(facts).toMatchObject([{ type: "taken_back", data: { outcome: "approved" } }]);
    expect(after).toEqual({ ...asking(), updatedAt: at(9) });
    expect(answer(after, bea, "rejected", at(10)).after.held?.decision.outcome).toBe("rejected");
  });

  test("is hidden from the agent, which could act on it", () => {
    expect(asAgentsSee(held.after)).toEqual({ ...asking(), updatedAt: at(5) });
  });

  test("keeps the others out, who are told whose it is", () => {
    expect(refusal(() => answer(held.after, bea, "rejected", at(8)))).toMatchObject({
      code: "already_decided",
      message: "Ana answered this 3 seconds ago: approved.",
    });
  });

  test("is released by the deadline, and never overtaken by it", () => {
    const late = answer(asking(), ana, "approved", at(3_595));
    expect(late.after.held?.until).toEqual(at(3_600));
    expect(pursue(late.after, at(3_700)).after).toMatchObject({ status: "decided", outcome: "approved" });
  });

  test("is void once the agent withdraws or asks something else", () => {
    const canceled = run(held.after, { type: "cancel", by: asAgent, reason: "No need." }, at(7));
    expect(canceled.after).toMatchObject({ status: "canceled", outcome: null, held: null });
    const question = { payload: { dataset: "eu" } };
    const revised = run(held.after, { type: "revise", by: asAgent, question, note: "EU." }, at(7));
    expect(revised.after).toMatchObject({ status: "waiting", held: null, revision: 2 });
  });

  test("of a quorum leaves its vote and the decision together, so that undoing it undoes the vote", () => {
    const quorum = aQuorum();
    const first = answer(asking({ quorum }), ana, "approved", at(1)).after;
    const second = answer(first, bea, "approved", at(2));
    expect(second.facts.map(({ type }) => type)).toEqual(["answered"]);
    expect(pursue(second.after, at(12)).facts.map(({ type }) => type)).toEqual(["voted", "decided"]);
    expect(takeBack(second.after, bea, at(3)).after.votes).toEqual(first.votes);
  });

  test.each(["email", "slack", "api"] as const)("is final at once when it comes by %s", (via) => {
    const command = { type: "answer", by: ana, answer: anAnswer("approved"), via, revision: null } as const;
    expect(run(asking(), command, at(5)).after.status).toBe("decided");
  });
});

describe("taking back is refused", () => {
  test.each([
    ["to anybody else", () => takeBack(held.after, bea), "forbidden"],
    ["where nothing is held", () => takeBack(asking()), "conflict"],
    ["once its time is over", () => takeBack(held.after, ana, at(15)), "already_decided"],
    [
      "once the agent knows",
      () => takeBack(pursue(held.after, at(15)).after, ana, at(16)),
      "already_decided",
    ],
  ])("%s", (_, attempt, code) => {
    expect(refusal(attempt)).toMatchObject({ code });
  });
});
