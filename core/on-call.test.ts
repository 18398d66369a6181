import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WEEKDAYS } from "./hours";
import { onCallAt, type Schedule, shiftsOf } from "./on-call";

const rota = (change: Partial<Schedule> = {}): Schedule => ({
  ...{ id: "sch_1", slug: "ops", name: "Ops", timeZone: "Europe/Berlin", everyWeeks: 1 },
  members: ["ana", "bea", "cal"],
  startsOn: "2026-11-23",
  handoff: { day: "mon", time: "09:00" },
  overrides: [],
  ...change,
});

const utc = (text: string) => new Date(text.includes("T") ? `${text}Z` : `${text}T00:00Z`);

// prettier-ignore
const times: [string, string, string | null][] = [
  ["before it starts", "2026-11-23T07:59", null],
  ["when it starts, in its own zone", "2026-11-23T08:00", "ana"],
  ["just before the handoff", "2026-11-30T07:59:59.999", "ana"],
  ["at the handoff", "2026-11-30T08:00", "bea"],
  ["in the third week", "2026-12-08T12:00", "cal"],
  ["when it comes round", "2026-12-14T08:00", "ana"],
  ["years later", "2031-12-08T08:00", "cal"],
];
test.each(times)("%s", (_, at, expected) => expect(onCallAt(rota(), utc(at))).toBe(expected));

test("turns of two weeks, from a day that is no handoff: the first is the shorter one", () => {
  const schedule = rota({ startsOn: "2026-11-25", everyWeeks: 2, members: ["ana", "bea"] });
  expect(onCallAt(schedule, utc("2026-11-25T07:59"))).toBeNull();
  expect(shiftsOf(schedule, utc("2026-11-20"), utc("2026-12-22"))).toEqual([
    { userId: "ana", from: utc("2026-11-25T08:00"), to: utc("2026-12-07T08:00"), override: false },
    { userId: "bea", from: utc("2026-12-07T08:00"), to: utc("2026-12-21T08:00"), override: false },
    { userId: "ana", from: utc("2026-12-21T08:00"), to: utc("2026-12-22"), override: false },
  ]);
});

test("somebody who takes a time is on call in it, and whoever's turn it is has the rest", () => {
  const taken = { id: "ovr_1", from: utc("2026-11-25T12:00"), to: utc("2026-11-26T12:00"), userId: "dan" };
  const schedule = rota({ overrides: [taken] });
  expect(onCallAt(schedule, utc("2026-11-25T12:00"))).toBe("dan");
  expect(onCallAt(schedule, utc("2026-11-26T12:00"))).toBe("ana");
  expect(shiftsOf(schedule, utc("2026-11-23T08:00"), utc("2026-11-30T08:00"))).toEqual([
    { userId: "ana", from: utc("2026-11-23T08:00"), to: taken.from, override: false },
    { userId: "dan", from: taken.from, to: taken.to, override: true },
    { userId: "ana", from: taken.to, to: utc("2026-11-30T08:00"), override: false },
  ]);
});

test("a schedule without members has nobody on call", () => {
  expect(onCallAt(rota({ members: [] }), utc("2026-12-01"))).toBeNull();
  expect(shiftsOf(rota({ members: [] }), utc("2026-11-23"), utc("2026-12-23"))).toEqual([]);
});

describe("clock changes: a handoff keeps its time on the wall", () => {
  // prettier-ignore
  const changes: [string, Partial<Schedule>, string[]][] = [
    ["Berlin, into winter", { timeZone: "Europe/Berlin", startsOn: "2026-10-19" }, ["2026-10-19T07:00", "2026-10-26T08:00"]],
    ["New York, into summer", { timeZone: "America/New_York", startsOn: "2027-03-08" }, ["2027-03-08T14:00", "2027-03-15T13:00"]],
    ["Lord Howe, by half an hour", { timeZone: "Australia/Lord_Howe", startsOn: "2026-09-28" }, ["2026-09-27T22:30", "2026-10-04T22:00"]],
    ["in Berlin's gap: as much later", { startsOn: "2026-03-22", handoff: { day: "sun", time: "02:30" } }, ["2026-03-22T01:30", "2026-03-29T01:30"]],
    ["in New York's hour that comes twice: the first", { timeZone: "America/New_York", startsOn: "2026-10-25", handoff: { day: "sun", time: "01:30" } }, ["2026-10-25T05:30", "2026-11-01T05:30"]],
    ["in Lord Howe's half hour that comes twice: the first", { timeZone: "Australia/Lord_Howe", startsOn: "2026-03-29", handoff: { day: "sun", time: "01:45" } }, ["2026-03-28T14:45", "2026-04-04T14:45"]],
  ];
  test.each(changes)("%s", (_, change, begins) => {
    const schedule = rota(change);
    const first = utc(begins[0] ?? "");
    const shifts = shiftsOf(schedule, first, new Date(first.getTime() + 10 * 86_400_000));
    expect(shifts.map(({ from }) => from.toISOString().slice(0, 16))).toEqual(begins);
    for (const shift of shifts) {
      expect(onCallAt(schedule, shift.from)).toBe(shift.userId);
      expect(onCallAt(schedule, new Date(shift.from.getTime() - 1))).not.toBe(shift.userId);
    }
  });
});

const schedules = fc.record({
  timeZone: fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "UTC",
  ),
  members: fc.subarray(["ana", "bea", "cal", "dan"], { minLength: 1 }),
  startsOn: fc
    .integer({ min: 0, max: 800 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)),
  handoff: fc.record({
    day: fc.constantFrom(...WEEKDAYS),
    time: fc
      .integer({ min: 0, max: 95 })
      .map(
        (quarter) =>
          `${String(quarter >> 2).padStart(2, "0")}:${String((quarter & 3) * 15).padStart(2, "0")}`,
      ),
  }),
  everyWeeks: fc.integer({ min: 1, max: 4 }),
});
const start = fc.integer({ min: 0, max: 900 * 24 }).map((hours) => new Date(Date.UTC(2026, 0, 1, hours)));
const taken = fc.integer({ min: 0, max: 400 }).map((hours) => [
  {
    id: "ovr_1",
    userId: "eva",
    from: new Date(Date.UTC(2027, 5, 1, hours)),
    to: new Date(Date.UTC(2027, 5, 4, hours)),
  },
]);

test("in any zone, shifts follow each other without gaps or overlaps, and say the same as onCallAt at every moment", () => {
  fc.assert(
    fc.property(schedules, start, taken, (change, from, overrides) => {
      const schedule = rota({ ...change, overrides });
      const to = new Date(from.getTime() + 60 * 86_400_000);
      const shifts = shiftsOf(schedule, from, to);
      shifts.forEach((shift, index) => {
        expect(shift.from < shift.to).toBe(true);
        if (index > 0) expect(shift.from >= (shifts[index - 1]?.to ?? from)).toBe(true);
        for (const at of [shift.from, new Date(shift.to.getTime() - 1)])
          expect(onCallAt(schedule, at)).toBe(shift.userId);
      });
      for (let at = from; at < to; at = new Date(at.getTime() + 7 * 3_600_000)) {
        const shift = shifts.find((each) => each.from <= at && at < each.to);
        expect(onCallAt(schedule, at)).toBe(shift?.userId ?? null);
      }
    }),
    { numRuns: 30 },
  );
});
