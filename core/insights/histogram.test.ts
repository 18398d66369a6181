import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { added, bucketOf, counted, type Histogram, percentile, RELATIVE_ERROR } from "./histogram";

const YEAR_MS = 366 * 86_400_000;
const durations = fc.array(fc.integer({ min: 1, max: YEAR_MS }), { minLength: 1, maxLength: 60 });
const shares = fc.constantFrom(0.5, 0.95, 1);

const histogramOf = (all: readonly number[]): Histogram =>
  all.reduce<Histogram>((sum, ms) => added(sum, { [bucketOf(ms)]: 1 }), {});

/** The nearest rank, counted by hand. */
const exact = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * all.length)) - 1] ?? NaN;

describe("a histogram", () => {
  test("knows every percentile within its error", () => {
    fc.assert(
      fc.property(durations, shares, (all, share) => {
        const found = percentile(histogramOf(all), share) ?? NaN;
        const true_ = exact(all, share);
        expect(Math.abs(found - true_)).toBeLessThanOrEqual(true_ * (RELATIVE_ERROR + 1e-6));
      }),
    );
  });

  test("is the same, however what it counts is divided and added up", () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        expect(added(histogramOf(some), histogramOf(others))).toEqual(histogramOf([...some, ...others]));
      }),
    );
  });

  test("counts what came at once, and nothing where there is nothing", () => {
    expect(percentile(histogramOf([0, 0, 0]), 0.5)).toBeCloseTo(1, 0);
    expect(percentile({}, 0.5)).toBeNull();
    expect(counted({})).toBe(0);
  });

  test("is off by less than five percent", () => {
    expect(RELATIVE_ERROR).toBeLessThan(0.05);
  });
});
