import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addWorkingTime, hoursDuring, workingTimeBetween } from "./hours";
import { worked } from "./testing/cpu";
import { hoursArb, instantArb, isWorking, someHours } from "./testing/hours";

const HOUR = 3_600_000;
const later = (date: string | Date, ms: number) => new Date(new Date(date).getTime() + ms);
const add = (hours: ReturnType<typeof someHours>, start: string, hoursOfWork: number) =>
  addWorkingTime(hours, new Date(start), hoursOfWork * HOUR, later(start, 400 * 24 * HOUR))?.toISOString();

describe("working time", () => {
  const days = someHours().days;
  const everyDay = { days: [...days, "sat" as const, "sun" as const] };
  test.each([
    ["within a day", "Europe/Berlin", {}, "2026-03-02T09:00Z", 2, "2026-03-02T11:00:00.000Z"],
    ["to the minute of closing", "Europe/Berlin", {}, "2026-03-02T15:00Z", 2, "2026-03-02T17:00:00.000Z"],
    ["over a night", "Europe/Berlin", {}, "2026-03-02T16:00Z", 2, "2026-03-03T09:00:00.000Z"],
    ["from before opening", "Europe/Berlin", {}, "2026-03-02T03:00Z", 1, "2026-03-02T09:00:00.000Z"],
    ["over a weekend", "Europe/Berlin", {}, "2026-03-06T16:00Z", 2, "2026-03-09T09:00:00.000Z"],
    [
      "over a weekend in which summer begins",
      "Europe/Berlin",
      {},
      "2026-03-27T16:00Z",
      2,
      "2026-03-30T08:00:00.000Z",
    ],
    [
      "over a weekend in which summer ends",
      "Europe/Berlin",
      {},
      "2026-10-23T15:00Z",
      2,
      "2026-10-26T09:00:00.000Z",
    ],
    [
      "over a holiday",
      "Europe/Berlin",
      { holidays: ["2026-03-03"] },
      "2026-03-02T16:00Z",
      2,
      "2026-03-04T09:00:00.000Z",
    ],
    [
      "over a night that loses an hour",
      "Europe/Berlin",
      { ...everyDay, from: "00:00", to: "06:00" },
      "2026-03-28T22:00Z",
      3,
      "2026-03-29T02:00:00.000Z",
    ],
    [
      "from a time that the clocks skip, which begins when they do",
      "Europe/Berlin",
      { ...everyDay, from: "02:30", to: "06:00" },
      "2026-03-28T12:00Z",
      1,
      "2026-03-29T02:00:00.000Z",
    ],
    [
      "from a time that comes twice, which begins with the first",
      "Europe/Berlin",
      { ...everyDay, from: "02:30", to: "06:00" },
      "2026-10-24T12:00Z",
      1,
      "2026-10-25T01:30:00.000Z",
    ],
    [
      "until a time that comes twice, which is over with the first",
      "Europe/Berlin",
      { ...everyDay, from: "00:00", to: "02:00" },
      "2026-10-24T12:00Z",
      4,
      "2026-10-26T01:00:00.000Z",
    ],
    [
      "until after a time that comes twice, which counts both",
      "Europe/Berlin",
      { ...everyDay, from: "00:00", to: "02:30" },
      "2026-10-24T12:00Z",
      3.5,
      "2026-10-25T01:30:00.000Z",
    ],
    [
      "of a stretch that the clocks skip altogether: the next day's",
      "America/New_York",
      { ...everyDay, from: "02:10", to: "02:50" },
      "2026-03-07T12:00Z",
      0.5,
      "2026-03-09T06:40:00.000Z",
    ],
    [
      "in a summer of half an hour",
      "Australia/Lord_Howe",
      {},
      "2026-04-03T06:00Z",
      2,
      "2026-04-05T23:30:00.000Z",
    ],
    [
      "through half an hour that comes twice",
      "Australia/Lord_Howe",
      { ...everyDay, from: "01:00", to: "03:00" },
      "2026-04-04T13:00Z",
      2.5,
      "2026-04-04T16:30:00.000Z",
    ],
    ["ahead of everybody", "Pacific/Kiritimati", {}, "2026-03-01T18:00Z", 1, "2026-03-01T20:00:00.000Z"],
    ["where Monday begins last", "America/Adak", {}, "2026-03-02T08:00Z", 1, "2026-03-02T20:00:00.000Z"],
    ["where summer begins last", "America/Adak", {}, "2026-03-06T20:00Z", 9, "2026-03-09T19:00:00.000Z"],
    [
      "until midnight",
      "Europe/Berlin",
      { from: "22:00", to: "24:00" },
      "2026-03-02T12:00Z",
      3,
      "2026-03-03T22:00:00.000Z",
    ],
  ])("%s in %s", (_, timeZone, change, start, hoursOfWork, end) => {
    expect(add(someHours({ timeZone, ...change }), start, hoursOfWork)).toBe(end);
  });

  test("of an island that skips a day is not worked on that day", () => {
    const apia = someHours({ timeZone: "Pacific/Apia", ...everyDay, from: "00:00", to: "24:00" });
    const [start, end] = ["2011-12-29T10:00Z", "2011-12-31T10:00Z"].map((text) => new Date(text));
    expect(start && end && workingTimeBetween(apia, start, end)).toBe(48 * HOUR);
    expect(add({ ...apia, from: "09:00", to: "10:00" }, "2011-12-29T20:00Z", 2)).toBe(
      "2011-12-31T20:00:00.000Z",
    );
  });

  test("that takes longer than anybody looks is none", () => {
    const never = someHours({ holidays: ["2026-03-02", "2026-03-03"], days: ["mon", "tue"] });
    expect(
      addWorkingTime(never, new Date("2026-03-01T00:00Z"), HOUR, new Date("2026-03-05T00:00Z")),
    ).toBeNull();
    expect(add(never, "2026-03-01T00:00Z", 1)).toBe("2026-03-09T09:00:00.000Z");
  });
});

describe("whatever the hours, the zone and the day", () => {
  const delay = fc.oneof(fc.integer({ min: 1, max: 10 * HOUR }), fc.integer({ min: 1, max: 80 * HOUR }));
  const added = fc.tuple(hoursArb, instantArb, delay).map(([hours, start, ms]) => {
    const limit = later(start, 700 * 24 * HOUR);
    return { hours, start, ms, limit, end: addWorkingTime(hours, start, ms, limit) };
  });

  test("the working time until a delay has passed is the delay, and not a moment less is enough", () => {
    fc.assert(
      fc.property(added, ({ hours, start, ms, end }) => {
        fc.pre(end !== null);
        expect(workingTimeBetween(hours, start, end)).toBe(ms);
        expect(workingTimeBetween(hours, start, later(end, -1))).toBe(ms - 1);
      }),
    );
  });

  test("a delay ends within the hours, as a clock on the wall shows them, or where the clocks repeat some of them", () => {
    fc.assert(
      fc.property(added, ({ hours, end }) => {
        fc.pre(end !== null);
        const last = later(end, -1);
        const repeated = [later(last, -HOUR), later(last, HOUR)].some((at) => isWorking(hours, at));
        expect(isWorking(hours, last) || repeated).toBe(true);
      }),
    );
  });

  test("a longer delay ends later, and one that begins later does not end before", () => {
    fc.assert(
      fc.property(added, fc.integer({ min: 1, max: 30 * HOUR }), ({ hours, start, ms, limit, end }, more) => {
        fc.pre(end !== null);
        const longer = addWorkingTime(hours, start, ms + more, limit);
        if (longer) expect(longer.getTime()).toBeGreaterThan(end.getTime());
        const after = addWorkingTime(hours, later(start, more), ms, limit);
        if (after) expect(after.getTime()).toBeGreaterThanOrEqual(end.getTime());
      }),
    );
  });

  test("working time adds up", () => {
    fc.assert(
      fc.property(
        hoursArb,
        instantArb,
        fc.nat(90 * HOUR),
        fc.nat(90 * HOUR),
        (hours, start, first, second) => {
          const [middle, end] = [later(start, first), later(start, first + second)];
          expect(workingTimeBetween(hours, start, middle) + workingTimeBetween(hours, middle, end)).toBe(
            workingTimeBetween(hours, start, end),
          );
        },
      ),
    );
  });

  test("minute by minute it is what a clock on the wall shows, but where the clocks go back", () => {
    fc.assert(
      fc.property(hoursArb, instantArb, fc.integer({ min: 1, max: 40 }), (hours, near, count) => {
        const start = new Date(Math.floor(near.getTime() / 60_000) * 60_000);
        const minutes = Array.from({ length: count * 60 }, (_, i) => later(start, i * 60_000));
        const shown = minutes.filter((at) => isWorking(hours, at)).length;
        const taken = workingTimeBetween(hours, start, later(start, count * HOUR)) / 60_000;
        expect(taken).toBeGreaterThanOrEqual(shown);
        expect(taken - shown).toBeLessThanOrEqual(60);
      }),
      { numRuns: 40 },
    );
  });

  test("holidays that are far away change nothing", () => {
    fc.assert(
      fc.property(hoursArb, instantArb, fc.nat(200 * HOUR), (hours, start, ms) => {
        const end = later(start, ms);
        expect(workingTimeBetween(hoursDuring(hours, start, end), start, end)).toBe(
          workingTimeBetween(hours, start, end),
        );
      }),
    );
  });

  test("all day on all days is plain time", () => {
    const always = {
      days: [...someHours().days, "sat" as const, "sun" as const],
      from: "00:00",
      to: "24:00",
    };
    fc.assert(
      fc.property(hoursArb, instantArb, delay, ({ timeZone }, start, ms) => {
        const hours = { ...always, timeZone, holidays: [] };
        expect(addWorkingTime(hours, start, ms, later(start, ms))).toEqual(later(start, ms));
      }),
    );
  });
});

test("a year of holidays is passed over a thousand times in a second of work", () => {
  const holidays = Array.from({ length: 360 }, (_, day) =>
    later("2026-01-02", day * 24 * HOUR)
      .toISOString()
      .slice(0, 10),
  );
  const hours = someHours({ holidays });
  const from = new Date("2026-01-01T12:00Z");
  const { result, ms } = worked(() => {
    let end: Date | null = null;
    for (let n = 0; n < 1_000; n++) end = addWorkingTime(hours, from, 9 * HOUR, later(from, 366 * 24 * HOUR));
    return end;
  });
  expect(result?.toISOString()).toBe("2026-12-28T12:00:00.000Z");
  expect(ms).toBeLessThan(1_000);
});
