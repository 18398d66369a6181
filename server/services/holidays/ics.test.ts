import { describe, expect, test } from "vitest";
import { worked } from "@/core/testing/cpu";
import { holidaysIn } from "./ics";

const NOW = new Date("2026-11-22T10:00:00.000Z");
const file = (...events: string[][]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//test//EN",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");
const dates = (...lines: string[]) => holidaysIn(file(lines), NOW).map(({ date }) => date);
const refusal = (text: string): string => {
  try {
    holidaysIn(text, NOW);
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid_request", flaws: [{ pointer: "/ics" }] });
    return (error as Error).message;
  }
  throw new Error("it was taken");
};

describe("an iCalendar file", () => {
  test("gives its all-day events with their names, the last day of several not included", () => {
    const christmas = [
      "DTSTART;VALUE=DATE:20261225",
      "DTEND;VALUE=DATE:20261227",
      "SUMMARY:Christmas\\, both days",
    ];
    expect(holidaysIn(file(christmas), NOW)).toEqual([
      { date: "2026-12-25", name: "Christmas, both days" },
      { date: "2026-12-26", name: "Christmas, both days" },
    ]);
  });

  test("gives what repeats every year for this year and five more", () => {
    expect(dates("DTSTART;VALUE=DATE:20000101", "RRULE:FREQ=YEARLY")).toEqual(
      [2026, 2027, 2028, 2029, 2030, 2031].map((year) => `${year}-01-01`),
    );
    expect(
      dates("DTSTART;VALUE=DATE:20201126", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20271231"),
    ).toEqual(["2026-11-26", "2027-11-25"]);
  });

  test("leaves out exceptions, and takes the days that are added", () => {
    const lines = ["DTSTART;VALUE=DATE:20260501", "RRULE:FREQ=YEARLY;COUNT=3", "EXDATE;VALUE=DATE:20270501"];
    expect(dates(...lines, "RDATE;VALUE=DATE:20270503").sort()).toEqual([
      "2026-05-01",
      "2027-05-03",
      "2028-05-01",
    ]);
  });

  test("has a length, or lasts a day", () => {
    expect(dates("DTSTART;VALUE=DATE:20261224", "DURATION:P3D")).toHaveLength(3);
    expect(dates("DTSTART;VALUE=DATE:20261224")).toEqual(["2026-12-24"]);
  });

  test("may be several calendars, with folded lines, of which what is cancelled, past or has a time of day is left out", () => {
    const text = [
      file(
        ["DTSTART;VALUE=DATE:20261225", "SUMMARY:Christ", " mas"],
        ["DTSTART:20261224T120000Z", "SUMMARY:Party"],
      ),
      file(
        ["DTSTART;VALUE=DATE:20261231", "STATUS:CANCELLED"],
        ["DTSTART;VALUE=DATE:20251225"],
        ["DTSTART;VALUE=DATE:20261226"],
      ),
    ].join("\r\n");
    expect(holidaysIn(text, NOW)).toEqual([
      { date: "2026-12-25", name: "Christmas" },
      { date: "2026-12-26", name: null },
    ]);
  });

  test.each([
    ["nothing", "", "not an iCalendar file"],
    ["something else", "<html></html>", "not an iCalendar file"],
    ["a list", "2026-12-25\n2026-12-26", "not an iCalendar file"],
    [
      "half a file",
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225",
      "not an iCalendar file",
    ],
    ["a visiting card", "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana\r\nEND:VCARD", "not an iCalendar file"],
    ["a calendar of meetings", file(["DTSTART:20261224T120000Z"]), "no all-day events from 2026 to 2031"],
    ["a calendar of the past", file(["DTSTART;VALUE=DATE:20201225"]), "no all-day events from 2026 to 2031"],
    ["a date that is none", file(["DTSTART;VALUE=DATE:20261399"]), "which is no date"],
    ["a year off", file(["DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20270101"]), "lasts 365 days"],
    [
      "what repeats every week",
      file(["DTSTART;VALUE=DATE:20260102", "RRULE:FREQ=WEEKLY", "SUMMARY:Friday"]),
      "“Friday” repeats by “FREQ=WEEKLY”",
    ],
    [
      "a rule that comes to no day",
      file(["DTSTART;VALUE=DATE:20210101", "RRULE:FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366"]),
      "repeats every year on a day of a month",
    ],
    [
      "a rule that is none",
      file(["DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYMONTH=13"]),
      "not an iCalendar",
    ],
    [
      "more days than anybody has off",
      file(
        ...Array.from({ length: 40 }, (_, n) => [
          `DTSTART;VALUE=DATE:20${26 + (n % 5)}0${1 + (n % 8)}01`,
          "DURATION:P60D",
        ]),
      ),
      "more than 1000 days",
    ],
  ])("that is %s is refused with a reason", (_, text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  test("with a rule for a day that never comes takes no time", () => {
    const never = ["DTSTART;VALUE=DATE:20210101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=2MO"];
    const { ms } = worked(() => refusal(file(...Array<string[]>(500).fill(never))));
    expect(ms).toBeLessThan(2_000);
  });
});
