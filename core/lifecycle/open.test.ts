import { describe, expect, test } from "vitest";
import type { Plan } from "../plan";
import { aLevel, aPlan, aQuestion, at, ORIGIN, START } from "../testing/intent";
import { resolve, team, user, bea } from "../testing/people";
import { openIntent } from "./open";
import { nextMomentOf } from "./pursue";

const open = (plan: Plan) => openIntent(ORIGIN, aQuestion(), plan, resolve, START);
const nobody = aLevel({ to: [team("empty")], escalateAfterSeconds: 600 });

describe("a new intent", () => {
  test("waits for people, with its deadline counted from now and one fact that says who asked whom", () => {
    const { intent, facts } = open(aPlan());
    expect(intent).toMatchObject({
      status: "waiting",
      waitingOn: "human",
      revision: 1,
      deadlineAt: at(3_600),
      closedAt: null,
    });
    expect(facts).toMatchObject([
      {
        type: "created",
        at: START,
        actor: { type: "agent", name: "Analyst" },
        data: { level: 1, to: [{ name: "Ana" }], nobody_at: [] },
      },
    ]);
  });

  test("passes over levels that reach nobody at once, and says which", () => {
    const { intent, facts } = open(aPlan({ levels: [nobody, nobody, aLevel({ to: [user(bea)] })] }));
    expect(facts).toMatchObject([{ data: { level: 3, to: [{ name: "Bea" }], nobody_at: [1, 2] } }]);
    expect(intent.position).toMatchObject({ level: 3, turn: 0, levelStartedAt: START });
    expect(intent.asked).toMatchObject([{ name: "Bea", level: 3, current: true }]);
  });

  test("that reaches nobody at all still ends at its deadline", () => {
    const { intent, facts } = open(aPlan({ levels: [nobody, { ...nobody, escalateAfterSeconds: null }] }));
    expect(facts).toMatchObject([{ data: { level: 2, to: [], nobody_at: [1, 2] } }]);
    expect(intent.asked).toEqual([]);
    expect(nextMomentOf(intent)).toMatchObject({ kind: "timeout", at: at(3_600) });
  });
});
