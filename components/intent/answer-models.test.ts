import { expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { rungsOf } from "./chain";
import { changesBetween, placeInWords } from "./changes";
import { choicesOf, needsOf } from "./choices";
import { answerOf, EMPTY_DRAFT, evidenceOf, flawsOfDraft, hasContent } from "./draft";
import { editKindOf, editsOf, editText } from "./edit-values";
import { anIntent } from "./fixtures";
import { segmentsOf } from "./visible-text";

test.each([
  ["approval", ["Approve", "Reject"]],
  ["review", ["Approve", "Request changes", "Reject"]],
  ["form", ["Submit form"]],
  ["clarification", ["Send answer", "Decline"]],
  ["manual_action", ["Mark as done", "Mark as failed"]],
  ["confirmation", ["Confirm", "Deny"]],
  ["assignment", ["Assign", "Decline"]],
  ["override", ["Approve override", "Reject"]],
] as const)("a %s has buttons that say what they do", (task_type, labels) => {
  expect(choicesOf(anIntent({ task_type })).map((choice) => choice.label)).toEqual(labels);
});

test("no denial ever stands out", () => {
  for (const task_type of TASK_TYPE_NAMES) {
    expect(
      choicesOf(anIntent({ task_type })).filter((choice) => choice.main && choice.effect !== "affirm"),
    ).toEqual([]);
  }
  expect(choicesOf(anIntent({ allowed_outcomes: ["rejected"] }))[0]?.main).toBe(false);
});

test("a renamed outcome keeps its own words, the first affirms", () => {
  const choices = choicesOf(anIntent({ allowed_outcomes: ["ship_it", "hold-back"] }));
  expect(choices).toMatchObject([
    { label: "Ship it", effect: "affirm", shortcut: "a", main: true },
    { label: "Hold back", effect: "deny", shortcut: "r", main: false },
  ]);
});

test("labels know what an outcome must carry", () => {
  expect(needsOf(anIntent({ task_type: "override" }), "override_approved").comment).toBe(true);
  expect(needsOf(anIntent({ task_type: "override" }), "rejected").comment).toBe(false);
  expect(needsOf(anIntent({ task_type: "review" }), "changes_requested").comment).toBe(true);
  expect(needsOf(anIntent({ task_type: "clarification" }), "provided").comment).toBe(true);
  expect(needsOf(anIntent({ required_comment: true }), "approved").comment).toBe(true);
});

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

test("edits that change nothing are none, and what does not parse is told", () => {
  const payload = { n: 1.5, s: "a", list: [1], none: null };
  expect(editsOf(payload, { "/n": "1.5", "/s": "a", "/list": editText([1]), "/none": "" })).toEqual({
    edits: {},
    flaws: [],
  });
  expect(editsOf(payload, { "/n": "1,7", "/list": "[1, 2]" }).edits).toEqual({ "/n": 1.7, "/list": [1, 2] });
  expect(editsOf(payload, { "/n": "many", "/list": "{}" }).flaws.map((flaw) => flaw.pointer)).toEqual([
    "/edits/~1n",
    "/edits/~1list",
  ]);
  expect([payload.n, payload.s, payload.list, true].map(editKindOf)).toEqual([
    "number",
    "text",
    "json",
    "switch",
  ]);
});

test("a difference is told at its deepest place", () => {
  expect(changesBetween({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { b: 2, c: [1, 3, 4] }, e: 1 })).toEqual([
    { pointer: "/a/b", before: 1, after: 2 },
    { pointer: "/a/c/1", before: 2, after: 3 },
    { pointer: "/a/c/2", after: 4 },
    { pointer: "/d", before: 1 },
    { pointer: "/e", after: 1 },
  ]);
  expect(placeInWords("/customer/addresses/0/a~1b")).toBe("customer › addresses › 1 › a/b");
});

test("characters that nobody sees are shown, and emoji stay whole", () => {
  expect(segmentsOf("pay\u200bpal\u202e")).toEqual([
    { text: "pay" },
    { code: "U+200B", name: "zero-width space" },
    { text: "pal" },
    { code: "U+202E", name: "right-to-left override" },
  ]);
  expect(segmentsOf("👩‍💻 ok")).toEqual([{ text: "👩‍💻 ok" }]);
  expect(segmentsOf("")).toEqual([{ text: "" }]);
});

test("the chain marks now, and what was never reached once it closed", () => {
  expect(rungsOf(anIntent({ level: 2 })).map((rung) => rung.state)).toEqual([
    "past",
    "now",
    "ahead",
    "ahead",
  ]);
  expect(rungsOf(anIntent({ level: 2, status: "decided" })).map((rung) => rung.state)).toEqual([
    "past",
    "past",
    "skipped",
    "skipped",
  ]);
  expect(rungsOf(anIntent({ level: 3, status: "timed_out" })).map((rung) => rung.state)).toEqual([
    "past",
    "past",
    "past",
    "past",
  ]);
});
