import { describe, expect, test } from "vitest";
import {
  denialOf,
  effectOf,
  mayBeAutomatic,
  standardOutcomes,
  TASK_TYPE_NAMES,
  TASK_TYPES,
  type TaskType,
} from "./task-types";

describe("the eight task types", () => {
  test.each<[TaskType, string, string[]]>([
    ["approval", "nothing", ["approved", "rejected"]],
    ["review", "nothing", ["approved", "changes_requested", "rejected"]],
    ["form", "form", ["submitted"]],
    ["clarification", "answer", ["provided", "declined"]],
    ["manual_action", "evidence", ["completed", "failed"]],
    ["confirmation", "nothing", ["confirmed", "denied"]],
    ["assignment", "assignee", ["assigned", "declined"]],
    ["override", "justification", ["override_approved", "rejected"]],
  ])("%s collects %s and is answered by %j", (taskType, collects, outcomes) => {
    expect(TASK_TYPES[taskType].collects).toBe(collects);
    expect(standardOutcomes(taskType)).toEqual(outcomes);
  });

  test("are all there is", () => {
    expect(TASK_TYPE_NAMES).toHaveLength(8);
  });

  test("each has one outcome that lets the agent go on, and it comes first", () => {
    for (const taskType of TASK_TYPE_NAMES) {
      const effects = standardOutcomes(taskType).map((outcome) =>
        effectOf(taskType, standardOutcomes(taskType), outcome),
      );
      expect(effects.filter((effect) => effect === "affirm")).toEqual([effects[0]]);
    }
  });
});

describe("an outcome", () => {
  test.each<[TaskType, string[], string, string]>([
    ["approval", ["ship it", "hold"], "ship it", "affirm"],
    ["approval", ["ship it", "hold"], "hold", "deny"],
    ["approval", ["a", "b", "c"], "c", "deny"],
    ["approval", ["rejected", "approved"], "approved", "affirm"],
    ["approval", ["rejected", "approved"], "rejected", "deny"],
    ["approval", ["rejected", "yes"], "yes", "deny"],
    ["review", ["fine", "changes_requested", "no"], "changes_requested", "return"],
    ["approval", ["changes_requested", "no"], "changes_requested", "affirm"],
    ["approval", ["yes"], "no", "deny"],
    ["approval", ["toString", "no"], "no", "deny"],
    ["approval", ["yes", "toString"], "toString", "deny"],
    ["approval", ["yes", "constructor"], "constructor", "deny"],
  ])("of a %s with %j that says %j does: %s", (taskType, allowed, outcome, effect) => {
    expect(effectOf(taskType, allowed, outcome)).toBe(effect);
  });

  test.each<[TaskType, string[] | null, string | null]>([
    ["approval", null, "rejected"],
    ["review", null, "rejected"],
    ["form", null, null],
    ["clarification", null, "declined"],
    ["manual_action", null, "failed"],
    ["confirmation", null, "denied"],
    ["assignment", null, "declined"],
    ["override", null, "rejected"],
    ["approval", ["yes", "later", "never"], "never"],
    ["approval", ["approved"], null],
    ["review", ["approved", "changes_requested"], null],
  ])("that the deadline of a %s with %j gives is %j: a denial or nothing", (taskType, outcomes, denial) => {
    const allowed = outcomes ?? standardOutcomes(taskType);
    expect(denialOf(taskType, allowed)).toBe(denial);
    if (denial) expect(effectOf(taskType, allowed, denial)).toBe("deny");
  });

  test.each<[TaskType, string, boolean]>([
    ["approval", "approved", true],
    ["approval", "rejected", true],
    ["confirmation", "confirmed", true],
    ["review", "approved", true],
    ["review", "changes_requested", false],
    ["form", "submitted", false],
    ["clarification", "provided", false],
    ["manual_action", "completed", false],
    ["manual_action", "failed", true],
    ["assignment", "assigned", false],
    ["override", "override_approved", false],
    ["override", "rejected", true],
  ])("of a %s that says %s can be given without a person: %s", (taskType, outcome, automatic) => {
    expect(mayBeAutomatic(taskType, standardOutcomes(taskType), outcome)).toBe(automatic);
  });
});
