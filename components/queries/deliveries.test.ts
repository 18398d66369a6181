import { expect, test } from "vitest";
import { lookAgainMs } from "./deliveries";

const NOW = Date.parse("2026-06-01T09:00:00.000Z");
const dueAt = (time: string | null) => ({ next_attempt_at: time && `2026-06-01T${time}.000Z` });

test.each([
  ["not where all are done", [dueAt(null)], false],
  ["not where there are none", [], false],
  ["soon where one is being tried or overdue", [dueAt("19:00:00"), dueAt("08:59:00"), dueAt(null)], 2_000],
  ["soon where one is tried within a minute", [dueAt("09:00:30")], 2_000],
  ["now and then where one waits for hours", [dueAt("19:00:00"), dueAt(null)], 30_000],
] as const)("deliveries are looked at again %s", (_, deliveries, ms) => {
  expect(lookAgainMs(deliveries, NOW)).toBe(ms);
});
