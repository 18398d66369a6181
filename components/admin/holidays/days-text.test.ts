import { describe, expect, test } from "vitest";
import { dayInWords, daysInShort, daysOfText, flawsOfDays, slugFrom, textOfDays } from "./days-text";

const days = [
  { date: "2026-12-25", name: "Christmas Day" },
  { date: "2027-01-01", name: null },
];

describe("days in a text", () => {
  test("stand one on a line, with their names behind", () => {
    expect(textOfDays(days)).toBe("2026-12-25 Christmas Day\n2027-01-01");
    expect(daysOfText(textOfDays(days))).toEqual([
      { ...days[0], line: 1 },
      { ...days[1], line: 2 },
    ]);
  });

  test("may have space around them, which is none of them", () => {
    expect(daysOfText("\n  2026-12-25\t Christmas Day \r\n\n")).toEqual([{ ...days[0], line: 2 }]);
    expect(daysOfText("")).toEqual([]);
  });

  test("are blamed by their lines", () => {
    const errors = [
      { pointer: "/days/1", detail: "This is not a date." },
      { pointer: "/days", detail: "Each day once." },
      { pointer: "/slug", detail: "Taken." },
    ];
    expect(flawsOfDays(errors, daysOfText("2026-12-25\n\nChristmas"))).toEqual([
      "Line 3: This is not a date.",
      "Each day once.",
    ]);
  });
});

test("days are told in words", () => {
  expect(dayInWords("2026-12-25")).toBe("Fri, 25 Dec 2026");
  expect(daysInShort(days)).toBe("2 days, 2026 to 2027");
  expect(daysInShort(days.slice(1))).toBe("1 day, 2027");
  expect(daysInShort([{ date: "Christmas", name: null }])).toBe("");
});

test.each([
  ["Baden-Württemberg", "baden-wurttemberg"],
  ["  São Paulo (city) ", "sao-paulo-city"],
  ["!!", ""],
])("%j has the address %j", (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});
