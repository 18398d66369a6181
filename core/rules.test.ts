import { describe, expect, test } from "vitest";
import { neverAutomatic, whyNotAutomatic } from "./automatic";
import { grantsFor, readyGrants, type Grant } from "./grants";
import { askedBy, routeOf } from "./route";
import { readyRules, type Rule, valuesOf } from "./rules";
import { compare } from "./simulation";
import { aQuestion, at, START } from "./testing/intent";

const question = aQuestion({ payload: { amount: 50 } });
const agent = { address: "agent://acme/shop", name: "Shop" };
const sample = { ...question, question, agent, toAgent: null, state: null };
const values = () => valuesOf(sample);
const rule = (id: string, when: string, then: Rule["then"], enabled = true): Rule => ({
  ...{ id, name: id.toUpperCase(), when, then, enabled },
});
const route = (...rules: Rule[]) => routeOf(question, readyRules(rules), values);

describe("of the rules", () => {
  test("the first that holds counts, and what it leaves open stays as it was asked", () => {
    const found = route(
      rule("a", "payload.amount > 50", { priority: "low" }),
      rule("b", "true", { priority: "urgent" }, false),
      rule("c", "agent.address == 'agent://acme/shop'", { risk: "high", policy: "careful" }),
      rule("d", "true", { priority: "high" }),
    );
    expect(found).toMatchObject({
      question: { priority: "normal", risk: "high" },
      policy: "careful",
      verdict: null,
      routedBy: { id: "c", name: "C", problem: null, asked: { priority: "normal", risk: null } },
    });
  });

  test("one whose condition is no longer understood is passed over, and says so", () => {
    const found = route(rule("old", "nonsense(", { decide: "approved" }), rule("b", "true", { risk: "low" }));
    expect(found).toMatchObject({ question: { risk: "low" }, failed: [{ id: "old", name: "OLD" }] });
  });

  test("none is asked what it need not be: values are made only where there are rules", () => {
    const never = () => {
      throw new Error("made");
    };
    expect(routeOf(question, [], never)).toMatchObject({ routedBy: null, verdict: null });
  });

  test("a decision is given where the question has it and it needs no person", () => {
    const decide = (outcome: string, more: Parameters<typeof aQuestion>[0] = {}) =>
      whyNotAutomatic(aQuestion(more), outcome);
    expect(decide("approved")).toBeNull();
    expect(decide("rejected", { evidenceRequired: true })).toBeNull();
    expect(decide("approved", { evidenceRequired: true })).toMatch(/evidence/);
    expect(decide("completed", { taskType: "manual_action" })).toMatch(/without a person/);
    expect(decide("changes_requested", { taskType: "review" })).toMatch(/without a person/);
    expect(decide("confirmed")).toMatch(/not among its outcomes/);
    expect(["approved", "denied", "yes"].some(neverAutomatic)).toBe(false);
    expect(["completed", "submitted", "changes_requested"].every(neverAutomatic)).toBe(true);
  });

  test("the policy takes the place of all that the request says of whom to ask and when", () => {
    const request = {
      ...{
        intent_type: "a.b",
        payload: {},
        title: "T",
        assignees: ["ana"],
        timeout: 60,
        on_timeout: "approved",
      },
      ...{ escalate: [], remind_after: 1, remind_every: 1, max_reminders: 1, policy: "own" },
    };
    expect(askedBy("careful", request)).toEqual({
      intent_type: "a.b",
      payload: {},
      title: "T",
      policy: "careful",
    });
  });
});

test.each([
  ["decided", [], [rule("a", "true", { decide: "approved" })]],
  ["decided", [rule("a", "true", { decide: "approved" })], [rule("a", "true", { decide: "rejected" })]],
  ["no_longer_decided", [rule("a", "true", { decide: "approved" })], []],
  ["routed", [], [rule("a", "true", { priority: "high" })]],
  ["routed", [], [rule("a", "true", { policy: "p" })]],
  ["same_effect", [rule("a", "true", { risk: "low" })], [rule("b", "true", { risk: "low" })]],
  [null, [rule("a", "true", { risk: "low" })], [rule("a", "payload.amount == 50", { risk: "low" })]],
])("replaying a request says %s", (kind, before, after) => {
  expect(compare(sample, readyRules(before), readyRules(after)).kind).toBe(kind);
});

test("grants cover an agent, a type or a beginning, a condition and a time; those that end first are in front", () => {
  const grant = (id: string, more: Partial<Grant> = {}): Grant => ({
    ...{ id, agentId: "agt_1", intentType: "intent.data.*", when: null, outcome: null, maxUses: null },
    ...{ expiresAt: at(60), note: null, createdBy: { id: "usr_1", name: "Alex" } },
    ...more,
  });
  const ready = readyGrants([
    grant("late", { expiresAt: at(120) }),
    grant("soon"),
    grant("over", { expiresAt: START }),
    grant("other", { agentId: "agt_2" }),
    grant("type", { intentType: "intent.data.import.v1" }),
    grant("small", { when: "payload.amount < 50" }),
    grant("fails", { when: "payload.none < 50" }),
  ]);
  const wanted = { agentId: "agt_1", intentType: question.intentType, values, now: START };
  expect(grantsFor(ready, wanted).map(({ id }) => id)).toEqual(["soon", "late"]);
});
