import { describe, expect, test } from "vitest";
import { anIntent, at } from "../testing/intent";
import { ana, asAgent } from "../testing/people";
import { answer, pursue, run } from "../testing/play";
import { tooLate } from "./too-late";

describe("who comes too late is told", () => {
  const decided = answer(anIntent(), ana, "approved", at(0)).after;

  test.each([
    [0, "just now"],
    [0.4, "just now"],
    [1, "1 second ago"],
    [59, "59 seconds ago"],
    [60, "1 minute ago"],
    [3_599, "59 minutes ago"],
    [7_200, "2 hours ago"],
    [86_400, "1 day ago"],
    [200_000, "2 days ago"],
    [-5, "just now"],
  ])("how long ago, after %d seconds", (seconds, words) => {
    expect(tooLate(decided, at(seconds)).message).toBe(`Ana answered this ${words}: approved.`);
  });

  test("that the deadline was first, and what it gave", () => {
    const denied = pursue(anIntent({}, { onTimeout: "rejected" }), at(3_600)).after;
    expect(tooLate(denied, at(3_603))).toMatchObject({
      message: "The deadline passed 3 seconds ago: rejected.",
      extra: {
        intent_status: "timed_out",
        outcome: "rejected",
        decided_by: { id: null },
        decided_at: at(3_600).toISOString(),
      },
    });
    const nothing = pursue(anIntent({}, { onTimeout: null }), at(3_600)).after;
    expect(tooLate(nothing, at(3_600))).toMatchObject({
      message: "The deadline passed just now: closed without an answer.",
      extra: { outcome: null, decided_by: null },
    });
  });

  test("that the agent withdrew it", () => {
    const canceled = run(anIntent(), { type: "cancel", by: asAgent, reason: "No need." }, at(0)).after;
    expect(tooLate(canceled, at(60)).message).toBe("The agent withdrew this 1 minute ago.");
  });

  test("nothing while it is open: that would be a bug", () => {
    expect(() => tooLate(anIntent(), at(1))).toThrow("an open intent is not too late");
  });
});
