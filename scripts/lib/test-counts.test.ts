import { describe, expect, test } from "vitest";
import { countChaos, countPlaywright, countVitest, CRASHED, settle, sum, verdict } from "./test-counts.mjs";

describe("test counts", () => {
  test("the verdict of several stages is one line", () => {
    expect(verdict(sum([{ passed: 3, failed: 0 }, { passed: 2, failed: 1 }, CRASHED]))).toBe(
      "5 passed, 2 failed",
    );
  });

  test("a file that vitest could not load counts as one failure", () => {
    const testResults = [
      { status: "passed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ];
    expect(countVitest({ numPassedTests: 1, numFailedTests: 0, testResults })).toEqual({
      passed: 1,
      failed: 1,
    });
  });

  test("Playwright's errors outside of tests count as failures", () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 2 });
  });

  test("each invariant of a chaos run counts, and those that are broken as failures", () => {
    expect(countChaos({ promises: 21, broken: [{}, {}] })).toEqual({ passed: 19, failed: 2 });
  });

  test.each([
    ["all passed", { passed: 2, failed: 0 }, 0, 0],
    ["one failed", { passed: 2, failed: 1 }, 1, 1],
    ["the runner crashed after its tests", { passed: 2, failed: 0 }, 1, 1],
    ["no tests ran", { passed: 0, failed: 0 }, 0, 1],
  ])("%s", (_, counts, exitCode, failed) => {
    expect(settle(counts, exitCode).failed).toBe(failed);
  });
});
