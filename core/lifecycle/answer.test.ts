import { describe, expect, test } from "vitest";
import { aLevel, anIntent, aPlan, at } from "../testing/intent";
import { ada, ana, asAgent, audrey, bea, dan, user } from "../testing/people";
import { answer, pursue, refusal, run } from "../testing/play";
import { standardOutcomes, TASK_TYPE_NAMES, TASK_TYPES } from "../task-types";

const asksAll = { levels: [aLevel({ to: [user(ana), user(bea)] })] };

describe("whoever may answer", () => {
  test("a reviewer who was escalated past can still answer", () => {
    const chain = aPlan({ levels: [aLevel({ escalateAfterSeconds: 60 }), aLevel({ to: [user(bea)] })] });
    const escalated = pursue(anIntent({}, chain), at(60)).after;
    expect(answer(escalated, ana, "approved", at(61)).after).toMatchObject({
      status: "decided",
      decision: {
        decidedBy: { id: ana.id, name: "Ana", email: ana.email, actingFor: null },
        via: "inbox",
        decidedAt: at(61),
      },
    });
  });

  test("an admin may answer what others were asked", () => {
    expect(answer(anIntent(), ada, "rejected", at(1)).after.outcome).toBe("rejected");
  });

  test.each([bea, audrey])("$name, who was not asked or only reads, is refused", (by) => {
    expect(refusal(() => answer(anIntent(), by, "approved", at(1))).code).toBe("forbidden");
  });

  test("a stranger is not told how it ended either", () => {
    const decided = answer(anIntent(), ana, "approved", at(1)).after;
    expect(refusal(() => answer(decided, bea, "approved", at(2))).code).toBe("forbidden");
  });

  test("the agent's owner may not decide its questions, unless the plan allows it", () => {
    const levels = [aLevel({ to: [user(dan)] })];
    expect(refusal(() => answer(anIntent({}, { levels }), dan, "approved", at(1))).code).toBe("forbidden");
    expect(
      answer(anIntent({}, { levels, requesterMayDecide: true }), dan, "approved", at(1)).after.status,
    ).toBe("decided");
  });

  test("the agent's owner may not, even as an admin", () => {
    const intent = { ...anIntent(), agent: { ...anIntent().agent, ownerId: ada.id } };
    expect(refusal(() => answer(intent, ada, "approved", at(1))).code).toBe("forbidden");
  });
});

describe("an answer in time", () => {
  test("decides, with the payload as it was edited", () => {
    const intent = anIntent({ editable: ["/dataset", "/rows"] });
    const { after, facts } = answer(intent, ana, "approved", at(9), {
      edits: { "/rows": 3 },
      comment: "Fewer.",
    });
    expect(facts.map(({ type }) => type)).toEqual(["decided"]);
    expect(after).toMatchObject({ outcome: "approved", closedAt: at(9), payload: intent.payload });
    expect(after.decision).toMatchObject({
      edits: { "/rows": 3 },
      comment: "Fewer.",
      payload: { ...intent.payload, rows: 3 },
      revision: 1,
    });
  });

  test("to a revision that has changed since is refused, with the number it has now", () => {
    const revised = run(
      anIntent(),
      { type: "revise", by: asAgent, question: {}, note: "Again." },
      at(5),
    ).after;
    expect(refusal(() => answer(revised, ana, "approved", at(6), { revision: 1 }))).toMatchObject({
      code: "stale_revision",
      status: 412,
      extra: { revision: 2 },
    });
    expect(answer(revised, ana, "approved", at(6), { revision: 2 }).after.decision?.revision).toBe(2);
    expect(answer(revised, ana, "approved", at(6)).after.status).toBe("decided");
  });

  test("hands a review back to the agent, whose turn it then is", () => {
    const { after, facts } = answer(anIntent({ taskType: "review" }), ana, "changes_requested", at(9), {
      comment: "Less.",
    });
    expect(facts).toMatchObject([{ type: "changes_requested", data: { answer: { comment: "Less." } } }]);
    expect(after).toMatchObject({ status: "waiting", waitingOn: "agent", outcome: null });
    expect(refusal(() => answer(after, ana, "approved", at(10))).code).toBe("conflict");
  });

  test("with flaws is refused with a pointer for each", () => {
    const intent = anIntent({ requiredComment: true, evidenceRequired: true });
    const refused = refusal(() => answer(intent, ana, "approved", at(1)));
    expect(refused).toMatchObject({
      code: "invalid_answer",
      message: "2 things in the answer need another look.",
    });
    expect(refused.flaws.map(({ pointer }) => pointer)).toEqual(["/comment", "/evidence"]);
  });

  test("with one flaw is refused in its words", () => {
    const refused = refusal(() => answer(anIntent(), ana, "maybe", at(1)));
    expect(refused).toMatchObject({
      code: "invalid_answer",
      message: "The outcome must be one of: approved, rejected.",
    });
  });
});

describe("an answer too late", () => {
  const decided = answer(anIntent({}, asksAll), ana, "rejected", at(60)).after;

  test("is told who was first, when and with what", () => {
    const refused = refusal(() => answer(decided, bea, "approved", at(180)));
    expect(refused).toMatchObject({
      code: "already_decided",
      status: 409,
      message: "Ana answered this 2 minutes ago: rejected.",
      extra: {
        intent_status: "decided",
        outcome: "rejected",
        decided_by: { id: ana.id, name: "Ana" },
        decided_at: at(60).toISOString(),
      },
    });
  });

  test("is told so before its flaws or its revision are looked at", () => {
    expect(refusal(() => answer(decided, bea, "nonsense", at(61), { revision: 7 })).code).toBe(
      "already_decided",
    );
  });

  test("is refused from the deadline's millisecond on, even if no alarm has rung yet", () => {
    expect(answer(anIntent(), ana, "approved", at(3_599.999)).after.status).toBe("decided");
    expect(refusal(() => answer(anIntent(), ana, "approved", at(3_600))).code).toBe("already_decided");
  });
});

describe.each(TASK_TYPE_NAMES)("of a %s", (taskType) => {
  test("every standard outcome can be given, and does what the table says", () => {
    for (const outcome of standardOutcomes(taskType)) {
      const formSchema = taskType === "form" ? { type: "object" } : null;
      const more = {
        comment: "Because.",
        data: { assignee: "cal@acme.dev" },
        evidence: [{ label: "Log", text: "Done." }],
      };
      const { after } = answer(anIntent({ taskType, formSchema }), ana, outcome, at(1), more);
      const effects: Readonly<Record<string, string>> = TASK_TYPES[taskType].outcomes;
      expect(after.status).toBe(effects[outcome] === "return" ? "waiting" : "decided");
      expect(after.outcome).toBe(effects[outcome] === "return" ? null : outcome);
    }
  });
});
