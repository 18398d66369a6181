import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function slowWork() {
  const batches: string[][] = [];
  const ends: (() => void)[] = [];
  const work = (items: string[]) => {
    batches.push(items);
    return new Promise<void>((end) => ends.push(end));
  };
  return { batches, work, finish: () => ends.shift()?.() };
}

test("a burst is one batch, each item once", async () => {
  const { batches, work } = slowWork();
  const { add } = gather(work, 100);
  ["a", "b", "a"].forEach(add);
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toEqual([["a", "b"]]);
});

test("what comes during the work waits for its end, and is not forgotten", async () => {
  const { batches, work, finish } = slowWork();
  const { add } = gather(work, 100);
  add("a");
  await vi.advanceTimersByTimeAsync(100);
  add("a");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([["a"]]);
  finish();
  await vi.advanceTimersByTimeAsync(100);
  expect(batches).toEqual([["a"], ["a"]]);
});

test("after stop nothing more happens", async () => {
  const { batches, work } = slowWork();
  const { add, stop } = gather(work, 100);
  add("a");
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([]);
});
