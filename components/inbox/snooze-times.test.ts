import { describe, expect, test } from "vitest";
import { snoozeTimes } from "./snooze-times";

const NEVER = Date.parse("2030-01-01T00:00:00Z");
const BERLIN = "Europe/Berlin";

const offered = (now: string, zone = BERLIN, deadline = NEVER) =>
  snoozeTimes(Date.parse(now), deadline, zone).map(({ name, at, tooLate }) => [
    name,
    new Date(at).toISOString().slice(0, 16),
    ...(tooLate ? ["too late"] : []),
  ]);

describe("until when something can be put off", () => {
  test("the hours are those of the reader's own clock", () => {
    expect(offered("2026-11-24T09:30:00Z")).toEqual([
      ["In 1 hour", "2026-11-24T10:30"],
      ["This afternoon", "2026-11-24T14:00"],
      ["Tomorrow morning", "2026-11-25T08:00"],
      ["Monday morning", "2026-11-30T08:00"],
    ]);
    expect(offered("2026-11-24T20:30:00Z", "Asia/Tokyo").at(-2)).toEqual([
      "Tomorrow morning",
      "2026-11-26T00:00",
    ]);
    expect(offered("2026-11-24T02:30:00Z", "America/Los_Angeles").at(-1)).toEqual([
      "Monday morning",
      "2026-11-30T17:00",
    ]);
  });

  test("the afternoon is not offered once it is near or over", () => {
    expect(offered("2026-11-24T13:30:00Z").map(([name]) => name)).not.toContain("This afternoon");
  });

  test("on a Sunday, tomorrow is Monday and is offered once", () => {
    expect(offered("2026-11-22T18:00:00Z").map(([name]) => name)).toEqual(["In 1 hour", "Tomorrow morning"]);
  });

  test("on a Monday, Monday is the next one", () => {
    expect(offered("2026-11-23T18:00:00Z").at(-1)).toEqual(["Monday morning", "2026-11-30T08:00"]);
  });

  test("nine o'clock is nine o'clock on the days the clocks are changed", () => {
    expect(offered("2026-03-28T12:00:00Z")).toContainEqual(["Tomorrow morning", "2026-03-29T07:00"]);
    expect(offered("2026-10-24T12:00:00Z")).toContainEqual(["Tomorrow morning", "2026-10-25T08:00"]);
  });

  test("what lies beyond the deadline is marked as too late", () => {
    expect(offered("2026-11-24T09:30:00Z", BERLIN, Date.parse("2026-11-24T14:00:00Z"))).toEqual([
      ["In 1 hour", "2026-11-24T10:30"],
      ["This afternoon", "2026-11-24T14:00", "too late"],
      ["Tomorrow morning", "2026-11-25T08:00", "too late"],
      ["Monday morning", "2026-11-30T08:00", "too late"],
    ]);
  });
});
