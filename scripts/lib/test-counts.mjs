/** @typedef {{ passed: number, failed: number }} Counts */

/** A stage that did not get as far as its tests. @type {Readonly<Counts>} */
export const CRASHED = { passed: 0, failed: 1 };

/** A stage that this machine cannot run. @type {Readonly<Counts>} */
export const NOTHING = { passed: 0, failed: 0 };

/** @param {Counts[]} counts @returns {Counts} */
export const sum = (counts) =>
  counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });

/** The last line of `npm test`. @param {Counts} counts */
export const verdict = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/**
 * Counts in vitest's JSON report; a file that could not be loaded has no tests and counts as one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

/**
 * Counts in Playwright's JSON report; an error outside of tests (a file that does not load, a global set-up) is one failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
});

/** Counts in the report of a chaos run: its invariants. @param {{ promises: number, broken: unknown[] }} report @returns {Counts} */
export const countChaos = ({ promises, broken }) => ({
  passed: promises - broken.length,
  failed: broken.length,
});

/**
 * What a stage counts for, given how its runner ended: a runner that fails without a failed test has crashed, and no tests are no success.
 * @param {Counts} counts @param {number | null} exitCode @returns {Counts}
 */
export function settle({ passed, failed }, exitCode) {
  const isHonest = exitCode === 0 ? passed > 0 : failed > 0;
  return { passed, failed: isHonest ? failed : failed + 1 };
}
