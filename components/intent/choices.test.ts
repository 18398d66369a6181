import { expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { choicesOf, needsOf } from "./choices";
import { anIntent } from "./fixtures";

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
  expect(needsOf(anIntent({ task_type: "override" }), "override_approved").comment).not.toBeNull();
  expect(needsOf(anIntent({ task_type: "override" }), "rejected").comment).toBeNull();
  expect(needsOf(anIntent({ task_type: "review" }), "changes_requested").comment).not.toBeNull();
  expect(needsOf(anIntent({ task_type: "clarification" }), "provided").comment).not.toBeNull();
  expect(needsOf(anIntent({ required_comment: true }), "approved").comment).not.toBeNull();
});
