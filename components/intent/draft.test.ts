import { expect, test } from "vitest";
import { answerOf, EMPTY_DRAFT, evidenceOf, flawsOfDraft, hasContent } from "./draft";
import { anIntent } from "./fixtures";

const pointersOf = (...args: Parameters<typeof flawsOfDraft>) =>
  flawsOfDraft(...args).map((flaw) => flaw.pointer);

test("what is missing is told at its place before anything is sent", () => {
  expect(pointersOf(anIntent({ task_type: "assignment" }), EMPTY_DRAFT, "assigned")).toEqual([
    "/data/assignee",
  ]);
  expect(pointersOf(anIntent({ task_type: "assignment" }), EMPTY_DRAFT, "declined")).toEqual([]);
  expect(pointersOf(anIntent({ task_type: "override" }), EMPTY_DRAFT, "override_approved")).toEqual([
    "/comment",
  ]);
  expect(
    pointersOf(anIntent({ task_type: "manual_action", evidence_required: true }), EMPTY_DRAFT, "completed"),
  ).toEqual(["/evidence"]);
  const form = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  expect(pointersOf(anIntent({ task_type: "form", form_schema: form }), EMPTY_DRAFT, "submitted")).toEqual([
    "/data/name",
  ]);
});

test("a structured question may be answered in words, if its form was left alone", () => {
  const form = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
  const question = anIntent({ task_type: "clarification", form_schema: form });
  expect(flawsOfDraft(question, { ...EMPTY_DRAFT, comment: "It is Ana." }, "provided")).toEqual([]);
  expect(answerOf(question, { ...EMPTY_DRAFT, comment: "It is Ana." }, "provided")).not.toHaveProperty(
    "data",
  );
});

test("only an affirming answer carries edits, and they keep their types", () => {
  const draft = {
    ...EMPTY_DRAFT,
    edits: { "/rows": "12", "/dataset": "customers_q2", "/pii_detected": "false" },
  };
  expect(answerOf(anIntent(), draft, "approved")).toEqual({
    outcome: "approved",
    edits: { "/rows": 12, "/dataset": "customers_q2", "/pii_detected": false },
    revision: 1,
  });
  expect(answerOf(anIntent(), draft, "rejected")).toEqual({ outcome: "rejected", revision: 1 });
});

test("an assignment carries who shall do it, and its form", () => {
  const form_schema = { type: "object", properties: { hours: { type: "number", default: 2 } } };
  const answer = answerOf(
    anIntent({ task_type: "assignment", form_schema }),
    { ...EMPTY_DRAFT, assignee: " bea@acme.dev " },
    "assigned",
  );
  expect(answer.data).toEqual({ hours: 2, assignee: "bea@acme.dev" });
});

test("evidence is a link or a text, and always has a label", () => {
  expect(evidenceOf({ key: "1", label: "", content: " https://ci.acme.dev/run/7 " })).toEqual({
    url: "https://ci.acme.dev/run/7",
    label: "ci.acme.dev",
  });
  expect(evidenceOf({ key: "1", label: "Log", content: "done at noon" })).toEqual({
    text: "done at noon",
    label: "Log",
  });
  expect(evidenceOf({ key: "1", label: "", content: "javascript:alert(1)" })).toMatchObject({
    text: "javascript:alert(1)",
  });
});

test("an empty draft has nothing to lose", () => {
  expect(hasContent(EMPTY_DRAFT)).toBe(false);
  expect(hasContent({ ...EMPTY_DRAFT, comment: "x" })).toBe(true);
});
