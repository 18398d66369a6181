import { describe, expect, test } from "vitest";
import { currentlyAsked } from "../intent";
import { aLevel, anIntent, aPlan, at } from "../testing/intent";
import { ada, ana, asAgent, asUser, audrey, bea, cal, dan, personOf, team, user } from "../testing/people";
import { answer, pursue, refusal, run } from "../testing/play";
import { nextMomentOf } from "./pursue";

const chain = aPlan({
  levels: [
    aLevel({ escalateAfterSeconds: 600 }),
    aLevel({ to: [user(bea)], remindAfterSeconds: 60, maxReminders: 1 }),
  ],
  timeoutSeconds: 50_000,
});
const decided = answer(anIntent(), ana, "approved", at(10)).after;

describe("a claim", () => {
  test("is taken once: taking it again changes nothing, and another is told who has it", () => {
    const both = anIntent({}, { levels: [aLevel({ to: [user(ana), user(bea)] })] });
    const { after, facts } = run(both, { type: "claim", by: ana }, at(5));
    expect(facts).toMatchObject([
      { type: "claimed", actor: { id: ana.id }, data: { until: at(5 + 1_800).toISOString() } },
    ]);
    expect(run(after, { type: "claim", by: ana }, at(6)).facts).toEqual([]);
    expect(refusal(() => run(after, { type: "claim", by: bea }, at(6)))).toMatchObject({
      code: "conflict",
      message: "Ana has claimed this.",
    });
  });

  test("is given back by its holder or an admin, and by nobody else", () => {
    const held = run(
      anIntent({}, { levels: [aLevel({ to: [user(ana), user(bea)] })] }),
      { type: "claim", by: ana },
      at(5),
    ).after;
    expect(refusal(() => run(held, { type: "release", by: bea }, at(6))).code).toBe("forbidden");
    for (const by of [ana, ada]) {
      const { after, facts } = run(held, { type: "release", by }, at(65));
      expect(facts).toMatchObject([{ type: "released", data: { reason: "by_hand", held_ms: 60_000 } }]);
      expect(after.claim).toBeNull();
    }
  });

  test("that does not exist is given back without a fact", () => {
    expect(run(anIntent(), { type: "release", by: ana }, at(1)).facts).toEqual([]);
  });

  test("does not keep the others who were asked from answering", () => {
    const held = run(
      anIntent({}, { levels: [aLevel({ to: [user(ana), user(bea)] })] }),
      { type: "claim", by: ana },
      at(5),
    ).after;
    expect(answer(held, bea, "approved", at(6)).after).toMatchObject({ status: "decided", claim: null });
  });

  test.each([bea, dan, audrey])("is not for $name, who was not asked or only reads", (by) => {
    expect(refusal(() => run(anIntent(), { type: "claim", by }, at(1))).code).toBe("forbidden");
  });
});

describe("a reassignment", () => {
  test("asks others at the present level, and those before may still answer", () => {
    const { after } = run(
      anIntent({}, chain),
      { type: "reassign", by: ana, to: [personOf(cal)], reason: "On leave." },
      at(5),
    );
    expect(currentlyAsked(after)).toMatchObject([{ name: "Cal", level: 1 }]);
    expect(answer(after, ana, "approved", at(6)).after.status).toBe("decided");
  });

  test("to a team with nobody in it is refused, since nobody would be asked", () => {
    expect(
      refusal(() => run(anIntent(), { type: "reassign", by: ana, to: [], reason: null }, at(5))).code,
    ).toBe("conflict");
  });

  test("is not for those who were not asked", () => {
    const command = { type: "reassign" as const, by: bea, to: [personOf(bea)], reason: null };
    expect(refusal(() => run(anIntent(), command, at(5))).code).toBe("forbidden");
  });
});

describe("a question to the agent", () => {
  const asked = run(
    anIntent({}, chain),
    { type: "comment", by: asUser(ana), body: "Which region?", question: true },
    at(500),
  ).after;

  test("makes it the agent's turn, and only the deadline goes on", () => {
    expect(asked.waitingOn).toBe("agent");
    expect(nextMomentOf(asked)).toMatchObject({ kind: "timeout", at: at(50_000) });
    expect(pursue(asked, at(5_000)).facts).toEqual([]);
    expect(refusal(() => answer(asked, ana, "approved", at(501))).code).toBe("conflict");
  });

  test("is answered by the agent's comment, and people get their full time again", () => {
    const back = run(
      asked,
      { type: "comment", by: asAgent, body: "The EU.", question: false },
      at(2_000),
    ).after;
    expect(back.waitingOn).toBe("human");
    expect(nextMomentOf(back)).toMatchObject({ kind: "escalate", at: at(2_600) });
  });

  test("is only a question where it says so; a remark changes nothing", () => {
    const { after } = run(
      anIntent({}, chain),
      { type: "comment", by: asUser(ana), body: "Hm.", question: false },
      at(5),
    );
    expect({ ...after, updatedAt: null }).toEqual({ ...anIntent({}, chain), updatedAt: null });
  });
});

describe("a revision", () => {
  const waiting = anIntent(
    { taskType: "review" },
    { levels: [aLevel({ to: [user(ana), user(bea)], escalateAfterSeconds: 600 }), aLevel()] },
  );

  test("brings the question back from the agent, with another number and the full time", () => {
    const returned = answer(waiting, ana, "changes_requested", at(100), { comment: "Less." }).after;
    expect(returned).toMatchObject({ waitingOn: "agent", status: "waiting" });
    const command = {
      type: "revise" as const,
      by: asAgent,
      question: { payload: { dataset: "eu" } },
      note: "Less.",
    };
    const { after } = run(returned, command, at(1_000));
    expect(after).toMatchObject({
      waitingOn: "human",
      revision: 2,
      payload: { dataset: "eu" },
      title: waiting.title,
    });
    expect(nextMomentOf(after)).toMatchObject({ kind: "escalate", at: at(1_600) });
  });

  test("does not move the deadline, which counts from the submission", () => {
    const { after } = run(waiting, { type: "revise", by: asAgent, question: {}, note: "Again." }, at(3_000));
    expect(after.deadlineAt).toEqual(waiting.deadlineAt);
  });

  test("replaces only what it names", () => {
    const command = {
      type: "revise" as const,
      by: asAgent,
      question: { title: "New?", payload: undefined },
      note: "Again.",
    };
    const { after, facts } = run(waiting, command, at(5));
    expect(facts).toMatchObject([{ data: { question: { title: "New?" }, revision: 2 } }]);
    expect(after.payload).toEqual(waiting.payload);
  });
});

describe("a cancellation", () => {
  const canceled = run(anIntent(), { type: "cancel", by: asAgent, reason: "No need." }, at(5));

  test("ends it without an outcome", () => {
    expect(canceled.after).toMatchObject({
      status: "canceled",
      outcome: null,
      decision: null,
      closedAt: at(5),
    });
  });

  test("twice is no error and no second fact", () => {
    expect(run(canceled.after, { type: "cancel", by: asAgent, reason: "Again." }, at(6)).facts).toEqual([]);
  });

  test("of what is answered comes too late", () => {
    expect(refusal(() => run(decided, { type: "cancel", by: asAgent, reason: "No." }, at(20))).code).toBe(
      "already_decided",
    );
  });
});

describe("a result", () => {
  const report = {
    type: "report" as const,
    by: asAgent,
    result: { status: "succeeded" as const, summary: "Done.", data: { rows: 3 } },
  };

  test("is the one thing that changes after the end, once", () => {
    const { after } = run(decided, report, at(60));
    expect(after).toEqual({
      ...decided,
      result: { ...report.result, reportedAt: at(60) },
      updatedAt: at(60),
    });
    expect(refusal(() => run(after, report, at(61))).code).toBe("conflict");
  });

  test("cannot be there before the answer", () => {
    expect(refusal(() => run(anIntent(), report, at(5))).code).toBe("conflict");
  });
});

describe("a note that somebody was written to", () => {
  test("is kept even after the end, and moves nothing", () => {
    const about = { to: personOf(ana), channel: "email", kind: "decided" };
    for (const command of [
      { type: "note_sent" as const, ...about },
      { type: "note_failed" as const, ...about, error: "550 no such user", attempts: 7 },
    ]) {
      const { after, facts } = run(decided, command, at(99));
      expect(facts).toHaveLength(1);
      expect(after).toBe(decided);
    }
  });
});

test.each(["claim", "release"] as const)("a %s after the end comes too late", (type) => {
  expect(refusal(() => run(decided, { type, by: ana }, at(99))).code).toBe("already_decided");
});

test("a reviewer is put among those asked anew when a team is reached that holds them already", () => {
  const plan = aPlan({
    levels: [aLevel({ to: [user(bea)], escalateAfterSeconds: 60 }), aLevel({ to: [team("data")] })],
  });
  const { after } = pursue(anIntent({}, plan), at(60));
  expect(after.asked.map(({ name, level, current }) => [name, level, current])).toEqual([
    ["Bea", 2, true],
    ["Cal", 2, true],
  ]);
});
