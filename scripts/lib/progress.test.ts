import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withProgress } from "./progress.mjs";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs work of so many milliseconds and returns what was written. */
async function written(ms: number, isTTY: boolean): Promise<string> {
  let text = "";
  const work = new Promise<void>((resolve) => setTimeout(resolve, ms));
  const done = withProgress("Building…", work, { isTTY, write: (more: string) => (text += more) });
  await vi.advanceTimersByTimeAsync(ms);
  await done;
  return text;
}

test("what takes less than two seconds is not worth a word", async () => {
  expect(await written(1900, true)).toBe("");
});

test("a terminal sees the seconds in place", async () => {
  expect(await written(4000, true)).toMatch(/^\rBuilding… 2 s \rBuilding… 3 s .*\rBuilding… done in 4 s\n$/);
});

test("a log gets a line every ten seconds", async () => {
  expect(await written(25_000, false)).toBe(
    "Building… 2 s\nBuilding… 12 s\nBuilding… 22 s\nBuilding… done in 25 s\n",
  );
});

test("a failure is passed on", async () => {
  await expect(
    withProgress("Building…", Promise.reject(new Error("no")), { write: () => {} }),
  ).rejects.toThrow("no");
});
