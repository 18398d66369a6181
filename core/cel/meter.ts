/**
 * What all conditions may do for one request: some 50 ms of the slowest work there is, and 1,000 times what a usual one needs.
 * A unit is a call, a node of a loop's step, an element that is looked at, or 16 characters that are read.
 */
export const MAX_WORK = 30_000;

/** Evaluation is synchronous, so one meter is enough. */
const meter = { left: 0 };

/** Thrown where an expression costs more than it may. */
export class TooMuchWork extends Error {
  constructor() {
    super("It would take too much work.");
  }
}

/** Runs an expression from a full meter, and says what it did; `spent` is above the limit where it was stopped. */
export function metered<T>(run: () => T, limit = MAX_WORK): { value: T; spent: number } {
  meter.left = limit;
  const value = run();
  return { value, spent: limit - meter.left };
}

/** Counts work before it is done. */
export function charge(units: number): void {
  meter.left -= Math.ceil(units);
  if (meter.left < 0) throw new TooMuchWork();
}

/** The same for the steps of a loop, which can be told to stop. */
export function mayGoOn(units: number): boolean {
  meter.left -= units;
  return meter.left >= 0;
}
