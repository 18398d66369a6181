import { expect, test } from "vitest";
import { differenceInWords, summaryInWords } from "./simulation-words";

const bea = { id: "usr_bea", name: "Bea" };

test("the summary begins with what times out, then names who would have been reached", () => {
  expect(
    summaryInWords({
      looked: 100,
      changed: 14,
      counts: { more_reminders: 4, times_out: 3, reaches: 12 },
      reaches: [{ ...bea, count: 12 }],
      spares: [],
    }),
  ).toEqual([
    "3 of 100 would have timed out before the answer came.",
    "12 of 100 would have reached Bea as well.",
    "4 of 100 would have sent more reminders.",
  ]);
  expect(summaryInWords({ looked: 9, changed: 0, counts: {}, reaches: [], spares: [] })).toEqual([]);
});

test.each([
  ["times out before the answer", { kind: "times_out", people: [], seconds: null, count: null }],
  ["also reaches Bea", { kind: "reaches", people: [bea], seconds: null, count: null }],
  [
    "tells Bea, who answered, 20 minutes later",
    { kind: "answerer_told_later", people: [bea], seconds: 1_200, count: null },
  ],
  ["reminds twice less", { kind: "fewer_reminders", people: [], seconds: null, count: 2 }],
  ["stays open 1 day longer", { kind: "closes_later", people: [], seconds: 86_400, count: null }],
] as const)("a difference reads “%s”", (words, difference) => {
  expect(differenceInWords({ ...difference, people: [...difference.people] })).toBe(words);
});
