import { describe, expect, test } from "vitest";
import type { Answer, Question } from "../intent";
import type { TaskType } from "../task-types";
import { anAnswer, aQuestion } from "../testing/intent";
import { flawsOfAnswer } from "./answer";
import { flawsOfData } from "./validate";

const nameForm = {
  type: "object",
  properties: { name: { type: "string", minLength: 2 }, address: { type: "object", required: ["city"] } },
  required: ["name"],
  additionalProperties: false,
};

const pointers = (question: Partial<Question>, outcome: string, more: Partial<Answer> = {}) =>
  flawsOfAnswer(aQuestion(question), anAnswer(outcome, more), flawsOfData).map(({ pointer }) => pointer);

const comment = "Because.";
const evidence = [{ label: "Log", url: "https://acme.dev/log" }];

describe("what each task type wants of an answer", () => {
  test.each<[TaskType, string, string[], Partial<Question>, Partial<Answer>]>([
    ["approval", "approved", [], {}, {}],
    ["approval", "rejected", [], {}, {}],
    ["approval", "submitted", ["/outcome"], {}, {}],
    ["review", "approved", [], {}, {}],
    ["review", "changes_requested", ["/comment"], {}, {}],
    ["review", "changes_requested", [], {}, { comment }],
    ["review", "rejected", [], {}, {}],
    ["form", "submitted", [], { formSchema: nameForm }, { data: { name: "Bo" } }],
    ["form", "submitted", ["/data/name"], { formSchema: nameForm }, {}],
    ["form", "submitted", ["/data/name"], { formSchema: nameForm }, { data: { name: "B" } }],
    ["form", "submitted", ["/data"], { formSchema: nameForm }, { data: "Bo" }],
    [
      "form",
      "submitted",
      ["/data/age", "/data/address/city"],
      { formSchema: nameForm },
      { data: { name: "Bo", age: 3, address: {} } },
    ],
    ["clarification", "provided", ["/comment"], {}, {}],
    ["clarification", "provided", [], {}, { comment }],
    ["clarification", "provided", [], {}, { data: "In March." }],
    ["clarification", "provided", ["/comment"], {}, { data: "  " }],
    ["clarification", "provided", ["/comment"], {}, { data: {} }],
    ["clarification", "provided", [], {}, { data: false }],
    ["clarification", "provided", [], { formSchema: nameForm }, { comment }],
    ["clarification", "provided", ["/data/name"], { formSchema: nameForm }, { data: { name: "" } }],
    ["clarification", "provided", [], { formSchema: { type: "object" } }, { data: {} }],
    ["clarification", "declined", [], {}, {}],
    ["manual_action", "completed", [], {}, {}],
    ["manual_action", "completed", ["/evidence"], { evidenceRequired: true }, {}],
    ["manual_action", "completed", [], { evidenceRequired: true }, { evidence }],
    ["manual_action", "failed", [], { evidenceRequired: true }, {}],
    ["confirmation", "confirmed", [], {}, {}],
    ["confirmation", "denied", [], {}, {}],
    ["assignment", "assigned", ["/data/assignee"], {}, {}],
    ["assignment", "assigned", ["/data/assignee"], {}, { data: { assignee: " " } }],
    ["assignment", "assigned", ["/data/assignee"], {}, { data: { assignee: 7 } }],
    ["assignment", "assigned", [], {}, { data: { assignee: "cal@acme.dev" } }],
    ["assignment", "declined", [], {}, {}],
    ["override", "override_approved", ["/comment"], {}, {}],
    ["override", "override_approved", ["/comment"], {}, { comment: "  " }],
    ["override", "override_approved", [], {}, { comment }],
    ["override", "rejected", [], {}, {}],
  ])("%s → %s has flaws at %j", (taskType, outcome, at, question, more) => {
    expect(pointers({ ...question, taskType }, outcome, more).sort()).toEqual([...at].sort());
  });
});

describe("what a request asks for besides", () => {
  test("a required comment is required of every outcome", () => {
    for (const outcome of ["approved", "rejected"]) {
      expect(pointers({ requiredComment: true }, outcome)).toEqual(["/comment"]);
      expect(pointers({ requiredComment: true }, outcome, { comment })).toEqual([]);
    }
  });

  test("a form on any task type is filled in by those who affirm, and not by those who deny", () => {
    expect(pointers({ formSchema: nameForm }, "approved")).toEqual(["/data/name"]);
    expect(pointers({ formSchema: nameForm }, "approved", { data: { name: "Bo" } })).toEqual([]);
    expect(pointers({ formSchema: nameForm }, "rejected")).toEqual([]);
  });

  test("all flaws are told at once", () => {
    const asked = { formSchema: nameForm, requiredComment: true, evidenceRequired: true };
    expect(pointers(asked, "approved", { edits: { "/rows": 1 } })).toEqual([
      "/comment",
      "/data/name",
      "/evidence",
      "/edits/~1rows",
    ]);
  });
});

describe("renamed outcomes", () => {
  const renamed = { taskType: "override" as const, outcomes: ["let it pass", "stop"] };

  test("are the only ones allowed", () => {
    expect(pointers(renamed, "override_approved", { comment })).toEqual(["/outcome"]);
    expect(flawsOfAnswer(aQuestion(renamed), anAnswer("x"), flawsOfData)[0]?.detail).toBe(
      "The outcome must be one of: let it pass, stop.",
    );
  });

  test("carry what their place says: the first affirms, the others deny", () => {
    expect(pointers(renamed, "let it pass")).toEqual(["/comment"]);
    expect(pointers(renamed, "stop")).toEqual([]);
  });
});

describe("edits", () => {
  const payload = {
    dataset: "customers",
    rows: 12,
    dry: true,
    tags: ["a"],
    to: { city: "Rome" },
    limit: null,
    "a/b": "c",
  };
  const editable = ["/dataset", "/rows", "/dry", "/tags", "/to", "/limit", "/a~1b"];
  const flaws = (edits: Answer["edits"]) => pointers({ payload, editable }, "approved", { edits });

  test.each([
    [{ "/dataset": "vendors" }],
    [{ "/rows": 0 }],
    [{ "/dry": false }],
    [{ "/tags": [] }],
    [{ "/tags/0": "b" }],
    [{ "/to": { city: "Oslo" } }],
    [{ "/to/city": "Oslo" }],
    [{ "/limit": 5 }],
    [{ "/limit": "none" }],
    [{ "/a~1b": "d" }],
  ])("%j keep their types", (edits) => {
    expect(flaws(edits)).toEqual([]);
  });

  test.each([
    [{ "/rows": "12" }, "/edits/~1rows"],
    [{ "/dry": "true" }, "/edits/~1dry"],
    [{ "/dry": 0 }, "/edits/~1dry"],
    [{ "/dataset": null }, "/edits/~1dataset"],
    [{ "/tags": {} }, "/edits/~1tags"],
    [{ "/to": [] }, "/edits/~1to"],
    [{ "/tags/0": 1 }, "/edits/~1tags~10"],
    [{ "/tags/1": "new" }, "/edits/~1tags~11"],
    [{ "/to/street": "new" }, "/edits/~1to~1street"],
    [{ "/to/__proto__": "x" }, "/edits/~1to~1__proto__"],
    [{ "": {} }, "/edits/"],
    [{ rows: 1 }, "/edits/rows"],
    [{ "/a~1b": 1 }, "/edits/~1a~01b"],
  ] satisfies [Answer["edits"], string][])("%j are refused at %s", (edits, at) => {
    expect(flaws(edits)).toEqual([at]);
  });

  test("of what the agent did not mark are refused, also where the name only begins alike", () => {
    const other = { payload: { data: { set: 1 }, dataset: 2 }, editable: ["/data"] };
    expect(pointers(other, "approved", { edits: { "/dataset": 3 } })).toEqual(["/edits/~1dataset"]);
    expect(pointers(other, "approved", { edits: { "/data/set": 3 } })).toEqual([]);
  });
});
