import { expect, test } from "vitest";
import { restSeconds } from "./delivery";
import { keepsFailing } from "./webhook";

const NOW = new Date("2026-06-08T09:00:00.000Z");
const HOUR = 3_600_000;
const failing = (hours: number, givenUp: number) => ({
  failingSince: new Date(NOW.getTime() - hours * HOUR),
  givenUp,
});

test.each([
  ["nothing failed", { failingSince: null, givenUp: 0 }, false],
  ["it fails for an hour", failing(1, 0), false],
  ["it fails for long, and everything is being tried still", failing(80, 0), false],
  ["one was given up within three days", failing(71, 1), false],
  ["one was given up and nothing arrived for three days", failing(72, 1), true],
  ["fewer than fifty were given up", failing(20, 49), false],
  ["fifty were given up, however fast", failing(20, 50), true],
])("an endpoint where %s is paused: %s", (_, struggle, paused) => {
  expect(keepsFailing(struggle, NOW)).toBe(paused);
});

test.each([
  ["says nothing is wrong with the place", 500, null, 10, 30, 0],
  ["429 spares it until this one is tried again", 429, null, 10, 30, 30],
  ["502 does", 502, null, 10, 30, 30],
  ["504 does", 504, null, 10, 30, 30],
  ["504 that will be tried in hours does not for so long", 504, null, 10, 7_200, 300],
  ["429 that asks for an hour gets it", 429, 3_600, 10, 3_600, 3_600],
  ["503 that asks for a minute gets it", 503, 60, 10, 60, 60],
  ["503 that asks for nothing does not", 503, null, 10, 30, 0],
  ["500 that asks for a minute is about this delivery alone", 500, 60, 10, 60, 0],
  ["a refused connection does not", null, null, 3, 30, 0],
  ["a place that hangs is spared", null, null, 20_000, 30, 30],
  ["a place that hangs on the last attempt is not", null, null, 20_000, null, 0],
])("%s", (_, status, retryAfterSeconds, durationMs, untilNext, rest) => {
  expect(restSeconds({ status, retryAfterSeconds, durationMs }, untilNext)).toBe(rest);
});
