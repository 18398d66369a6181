import { describe, expect, test } from "vitest";
import { anIntent } from "../../intent/fixtures";
import { fitOf } from "./fit";

const reader = {
  may_answer: false,
  may_take_part: false,
  may_handle: false,
  may_reveal: false,
  asked_at_level: 1,
  out: false,
  is_requester: false,
  mentioned: false,
};

describe("what can be done to many at once", () => {
  test.each([
    ["approval", "approved", "rejected"],
    ["confirmation", "confirmed", "denied"],
    ["review", "approved", "rejected"],
  ] as const)("a %s is answered with its own words: %s, %s", (task_type, yes, no) => {
    const intent = anIntent({ task_type });
    expect(fitOf(intent, "approve")).toMatchObject({ fits: true, outcome: yes });
    expect(fitOf(intent, "reject")).toMatchObject({ fits: true, outcome: no });
  });

  test.each([
    ["form", "a form"],
    ["clarification", "words of its own"],
    ["manual_action", "evidence"],
    ["assignment", "somebody to do it"],
    ["override", "a justification"],
  ] as const)("a %s is approved by itself: it needs %s", (task_type, what) => {
    expect(fitOf(anIntent({ task_type }), "approve")).toEqual({
      fits: false,
      why: `It needs its own answer: ${what}.`,
    });
  });

  test("what is risky is told apart where it is approved, and needs no extra word where it is stopped", () => {
    const intent = anIntent({ risk: "critical" });
    expect(fitOf(intent, "approve")).toMatchObject({ fits: true, risky: true });
    expect(fitOf(intent, "reject")).toMatchObject({ fits: true, risky: false });
    expect(fitOf(anIntent({ risk: "medium" }), "approve")).toMatchObject({ risky: false });
  });

  test("one comment for all is asked for where any of them requires one", () => {
    expect(fitOf(anIntent({ required_comment: true }), "reject")).toMatchObject({
      fits: true,
      comment: true,
    });
    expect(fitOf(anIntent(), "reject")).toMatchObject({ fits: true, comment: false });
  });

  test("a question without a way to deny cannot be rejected", () => {
    expect(fitOf(anIntent({ task_type: "form" }), "reject")).toEqual({
      fits: false,
      why: "It cannot be rejected.",
    });
  });

  test("what was closed meanwhile fits nothing", () => {
    for (const verb of ["approve", "reject", "reassign", "snooze"] as const)
      expect(fitOf(anIntent({ status: "decided" }), verb)).toEqual({
        fits: false,
        why: "It is closed by now.",
      });
  });

  test("the agent's turn can be snoozed, not answered", () => {
    const intent = anIntent({ waiting_on: "agent" });
    expect(fitOf(intent, "approve").fits).toBe(false);
    expect(fitOf(intent, "snooze").fits).toBe(true);
  });

  test("what may only be read is left alone", () => {
    const intent = anIntent({ you: reader });
    expect(fitOf(intent, "approve").fits).toBe(false);
    expect(fitOf(intent, "reassign").fits).toBe(false);
  });
});
