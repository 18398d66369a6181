import { describe, expect, test } from "vitest";
import { AppError } from "../errors";
import type { Question } from "../intent";
import { anIntent } from "../testing/intent";
import { DecisionBody } from "../wire/commands";
import { toWire } from "../wire/show";
import { answerOf, AxmeResumeBody, turnOf } from "./resume";

const answered = (body: object, question: Partial<Question> = {}) =>
  JSON.parse(JSON.stringify(answerOf(AxmeResumeBody.parse(body), toWire(anIntent(question), ""))));

describe("a person's task_result is an answer", () => {
  test.each<[string, object, Partial<Question>, object]>([
    ["yes", { outcome: "approved", comment: "Go." }, {}, { outcome: "approved", comment: "Go." }],
    [
      "a form's fields beside the outcome",
      { outcome: "submitted", name: "Kim", days: 3 },
      { taskType: "form" },
      { outcome: "submitted", data: { name: "Kim", days: 3 } },
    ],
    [
      "a form's fields in data",
      { outcome: "submitted", data: { name: "Kim" } },
      { taskType: "form" },
      { outcome: "submitted", data: { name: "Kim" } },
    ],
    [
      "an assignee_email",
      { outcome: "assigned", assignee_email: "cal@acme.dev" },
      { taskType: "assignment" },
      { outcome: "assigned", data: { assignee: "cal@acme.dev", assignee_email: "cal@acme.dev" } },
    ],
    [
      "evidence in data, as words and an address",
      { outcome: "completed", data: { evidence: ["Done.", "https://acme.dev/log"] } },
      { taskType: "manual_action" },
      {
        outcome: "completed",
        evidence: [
          { label: "Evidence", text: "Done." },
          { label: "Evidence", url: "https://acme.dev/log" },
        ],
      },
    ],
    ["the no of another paper", { outcome: "rejected" }, { taskType: "confirmation" }, { outcome: "denied" }],
    [
      "the no of a clarification",
      { outcome: "rejected" },
      { taskType: "clarification" },
      { outcome: "declined" },
    ],
    ["a word that is none of it", { outcome: "maybe" }, {}, { outcome: "maybe" }],
  ])("%s", (_, task_result, question, expected) => {
    const answer = answered({ task_result }, question);
    expect(answer).toMatchObject(expected);
    expect(DecisionBody.safeParse(answer).error).toBeUndefined();
  });

  test("without the evidence among the form's fields", () => {
    const task_result = { outcome: "completed", data: { evidence: "Done.", rows: 3 } };
    expect(answered({ task_result }, { taskType: "manual_action" }).data).toEqual({ rows: 3 });
  });

  test("with the generation that it was read at", () => {
    const body = { task_result: { outcome: "approved" }, expected_policy_generation: 2 };
    expect(answered(body)).toMatchObject({ revision: 2 });
  });

  test("by approve_current_step where it is sent, and never by silence", () => {
    expect(answered({ approve_current_step: true, reason: "Fine." })).toEqual({
      outcome: "approved",
      comment: "Fine.",
    });
    expect(answered({ approve_current_step: false })).toEqual({ outcome: "rejected" });
    expect(() => answered({})).toThrow(AppError);
    expect(() => answered({ task_result: { comment: "Fine." } })).toThrow(
      "Say the outcome: approved, rejected.",
    );
  });
});

test.each<[object, ReturnType<typeof turnOf>]>([
  [{ payload: { a: 1 }, reason: "Smaller." }, { revision: { payload: { a: 1 }, note: "Smaller." } }],
  [{ title: "Again?" }, { revision: { title: "Again?", note: "Asked again." } }],
  [{ reply: "The EU." }, { comment: { body: "The EU." } }],
  [{ action: "complete", rows: 3 }, { comment: { body: '{"action":"complete","rows":3}' } }],
  [{ approve_current_step: true }, { comment: { body: "Resumed." } }],
])("an agent's %j is its turn", (body, turn) => {
  expect(JSON.parse(JSON.stringify(turnOf(AxmeResumeBody.parse(body))))).toEqual(turn);
});
