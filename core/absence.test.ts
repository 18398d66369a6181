import { expect, test } from "vitest";
import { type Absence, circleOf, flawsOfAbsence } from "./absence";

const NOW = new Date("2026-11-23T10:00:00Z");
const day = (n: number) => new Date(NOW.getTime() + n * 86_400_000);
const absence = (userId: string, delegateId: string | null, from: number, to: number): Absence => ({
  ...{ id: `${userId} ${from}`, userId, delegateId },
  startsAt: day(from),
  endsAt: day(to),
});

// prettier-ignore
const table: [string, Absence, Absence[], string[]][] = [
  ["a good one", absence("ana", "bea", 1, 8), [], []],
  ["one without a delegate", absence("ana", null, 1, 8), [], []],
  ["one that has begun", absence("ana", "bea", -3, 8), [], []],
  ["one that ends before it starts", absence("ana", "bea", 8, 1), [], ["/ends_at It ends before it starts."]],
  ["one of no length", absence("ana", "bea", 1, 1), [], ["/ends_at It ends before it starts."]],
  ["one of 366 days", absence("ana", "bea", 0, 366), [], []],
  ["one of more", absence("ana", "bea", 0, 367), [], ["/ends_at An absence lasts 366 days at most."]],
  ["one that is over", absence("ana", "bea", -8, -1), [], ["/ends_at That time is over."]],
  ["one that overlaps another", absence("ana", "bea", 1, 8), [absence("ana", null, 7, 9)], ["/starts_at There is an absence in that time already: change that one."]],
  ["one that follows another at once", absence("ana", "bea", 1, 8), [absence("ana", null, 8, 9)], []],
  ["itself, changed", absence("ana", "bea", 1, 8), [absence("ana", null, 1, 9)], []],
  ["oneself as delegate", absence("ana", "ana", 1, 8), [], ["/delegate Nobody stands in for themselves."]],
  ["a circle of two", absence("ana", "bea", 1, 8), [absence("bea", "ana", 7, 9)], ["/delegate bea would stand in for ana, and ana for bea: nobody would be left."]],
  ["two that only meet", absence("ana", "bea", 1, 8), [absence("bea", "ana", 8, 9)], []],
  ["a circle of three", absence("ana", "bea", 1, 8), [absence("bea", "cal", 2, 9), absence("cal", "ana", 0, 3)], ["/delegate bea would stand in for ana, and cal for bea, and ana for cal: nobody would be left."]],
  ["three of which no moment is common", absence("ana", "bea", 1, 8), [absence("bea", "cal", 1, 3), absence("cal", "ana", 4, 6)], []],
];

test.each(table)("%s", (_, wanted, others, expected) => {
  const flaws = [...flawsOfAbsence(wanted, others, (id) => id, NOW)];
  expect(flaws.map(({ pointer, detail }) => `${pointer} ${detail}`)).toEqual(expected);
});

test("a circle that is there already, and leads nowhere, does not keep anybody from being away", () => {
  const others = [absence("bea", "cal", 1, 8), absence("cal", "bea", 1, 8)];
  expect(circleOf(absence("ana", "bea", 1, 8), others)).toBeNull();
});
