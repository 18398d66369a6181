import { describe, expect, test } from "vitest";
import type { Plan } from "../plan";
import { aLevel, anIntent, aQuorum, at } from "../testing/intent";
import { ada, ana, asAgent, bea, cal, team } from "../testing/people";
import { answer, pursue, refusal, run } from "../testing/play";

const asking = (quorum: Partial<Plan["quorum"]>, taskType: "approval" | "review" = "approval") =>
  anIntent({ taskType }, { levels: [aLevel({ to: [team("all")] })], quorum: aQuorum(quorum) });

describe("two of three", () => {
  const one = answer(asking({ approvals: 2, veto: true }), ana, "approved", at(1));

  test("wait for the second vote", () => {
    expect(one.facts).toMatchObject([
      { type: "voted", data: { revision: 1, answer: { outcome: "approved" } } },
    ]);
    expect(one.after).toMatchObject({
      status: "waiting",
      votes: [{ userId: ana.id, name: "Ana", outcome: "approved" }],
    });
  });

  test("decide with the second, which leaves both its vote and the decision", () => {
    const { after, facts } = answer(one.after, bea, "approved", at(2));
    expect(facts.map(({ type }) => type)).toEqual(["voted", "decided"]);
    expect(after).toMatchObject({
      status: "decided",
      outcome: "approved",
      decision: { decidedBy: { id: bea.id } },
    });
    expect(after.votes).toHaveLength(2);
  });

  test("are two people, not one twice", () => {
    expect(refusal(() => answer(one.after, ana, "approved", at(2)))).toMatchObject({ code: "conflict" });
    expect(refusal(() => answer(one.after, ana, "rejected", at(2)))).toMatchObject({ code: "conflict" });
  });

  test("are ended by one veto", () => {
    expect(answer(one.after, bea, "rejected", at(2)).after).toMatchObject({
      status: "decided",
      outcome: "rejected",
    });
  });

  test("start over with a revision", () => {
    const revised = run(
      one.after,
      { type: "revise", by: asAgent, question: {}, note: "Again." },
      at(2),
    ).after;
    expect(revised.votes).toEqual([]);
    const again = answer(revised, ana, "approved", at(3));
    expect(again.facts).toMatchObject([{ type: "voted", data: { revision: 2 } }]);
    expect(again.after.status).toBe("waiting");
    expect(answer(again.after, bea, "approved", at(4)).after.outcome).toBe("approved");
  });

  test("may count an admin who was not asked", () => {
    expect(answer(one.after, ada, "approved", at(2)).after.outcome).toBe("approved");
  });

  test("give way to the deadline when the second never comes", () => {
    expect(pursue(one.after, at(3_600)).after).toMatchObject({ status: "timed_out", outcome: "rejected" });
  });
});

describe("without a veto", () => {
  const start = asking({ approvals: 2, veto: false });

  test("denials need as many votes as approvals, and the two are not mixed", () => {
    const no = answer(start, ana, "rejected", at(1)).after;
    const split = answer(no, bea, "approved", at(2)).after;
    expect(split.status).toBe("waiting");
    expect(answer(split, cal, "rejected", at(3)).after.outcome).toBe("rejected");
    expect(answer(split, cal, "approved", at(3)).after.outcome).toBe("approved");
  });
});

test("one voter's request for changes goes to the agent, whatever the others voted", () => {
  const one = answer(asking({ approvals: 2, veto: true }, "review"), ana, "approved", at(1)).after;
  const { after } = answer(one, bea, "changes_requested", at(2), { comment: "Less." });
  expect(after).toMatchObject({ waitingOn: "agent", status: "waiting" });
});

test.each([
  { approvals: 1, veto: true },
  { approvals: 1, veto: false },
])("a quorum of one is the first answer, with or without a veto: %j", (quorum) => {
  for (const outcome of ["approved", "rejected"]) {
    const { after, facts } = answer(asking(quorum), cal, outcome, at(1));
    expect(facts.map(({ type }) => type)).toEqual(["decided"]);
    expect(after.outcome).toBe(outcome);
  }
});
