import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { DEFAULT_TIMING } from "../src/timing.js";
import { Watchdog } from "../src/watchdog.js";
import { stopClock } from "./world.js";

const { sleep } = DEFAULT_TIMING;

test("an aborted pause leaves neither timer nor listener", async () => {
  stopClock();
  const controller = new AbortController();
  const pause = sleep(10, controller.signal);
  controller.abort(new Error("enough"));

  await expect(pause).rejects.toThrow("enough");
  await expect(sleep(10, controller.signal)).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("a pause that is over has let go of its signal", async () => {
  stopClock();
  const { signal } = new AbortController();
  const pause = sleep(10, signal);
  await vi.advanceTimersByTimeAsync(10_000);

  await pause;
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("a deadline of two months neither fires at once nor is forgotten", () => {
  stopClock();
  const seconds = 60 * 86_400;
  const watchdog = new Watchdog(undefined);
  watchdog.arm(seconds, () => new Error("too long"));
  vi.advanceTimersByTime(seconds * 1000 - 1);
  expect(watchdog.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(watchdog.signal.aborted).toBe(true);
});

test("a released watchdog leaves neither timer nor listener, on whichever leg of its time it was", () => {
  stopClock();
  const { signal } = new AbortController();
  const watchdog = new Watchdog(signal);
  watchdog.arm(60 * 86_400, () => new Error("too long"));
  vi.advanceTimersByTime(30 * 86_400_000);
  watchdog.release();

  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
