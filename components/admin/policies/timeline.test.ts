import { describe, expect, test } from "vitest";
import { instantOf, localOf, startTimes } from "./start-times";
import { type MomentShown, timelineOf } from "./timeline";

const BERLIN = "Europe/Berlin";
const moment = (at: string, kind: MomentShown["kind"] = "escalate", level = 1): MomentShown => ({
  at,
  kind,
  level,
  to: [],
});
const drawn = (moments: MomentShown[], zone = BERLIN) =>
  timelineOf(moments, zone).map(({ name, isWeekend, rows }) => [
    isWeekend ? `${name}, weekend` : name,
    ...rows.map((row) => {
      if (row.kind === "gap") return `… ${row.words}`;
      if (row.kind === "more") return `+${row.count} until ${row.until}`;
      return `${row.time} ${row.moment.kind}${row.isNight ? " (night)" : ""}`;
    }),
  ]);

describe("the timeline", () => {
  test("is grouped by the days of the zone", () => {
    const moments = [moment("2026-11-26T22:30:00Z", "notify"), moment("2026-11-26T23:30:00Z")];
    expect(drawn(moments)).toEqual([
      ["Thu 26 Nov", "23:30 notify (night)"],
      ["Fri 27 Nov", "00:30 escalate (night)"],
    ]);
    expect(drawn(moments, "UTC")).toEqual([["Thu 26 Nov", "22:30 notify (night)", "23:30 escalate (night)"]]);
  });

  test("shows a night and a weekend in which nothing happens", () => {
    expect(
      drawn([
        moment("2026-11-26T16:00:00Z", "notify"),
        moment("2026-11-27T08:00:00Z"),
        moment("2026-11-30T08:00:00Z"),
        moment("2026-11-30T14:00:00Z", "timeout"),
      ]),
    ).toEqual([
      ["Thu 26 Nov", "17:00 notify", "… 16 hours pass, a night among them"],
      ["Fri 27 Nov", "09:00 escalate", "… 3 days pass, a weekend among them"],
      ["Mon 30 Nov", "09:00 escalate", "… 6 hours pass", "15:00 timeout"],
    ]);
  });

  test("spells out the first reminders of a level and counts the others", () => {
    const reminders = Array.from({ length: 9 }, (_, index) =>
      moment(`2026-11-26T10:0${index}:00Z`, "remind"),
    );
    expect(drawn(reminders)).toEqual([
      ["Thu 26 Nov", "11:00 remind", "11:01 remind", "11:02 remind", "+6 until 11:08"],
    ]);
    expect(drawn(reminders.slice(0, 4))[0]).toHaveLength(5);
  });

  test("keeps wall clocks right where summer begins and ends", () => {
    expect(drawn([moment("2026-10-25T00:30:00Z"), moment("2026-10-25T01:30:00Z")])).toEqual([
      ["Sun 25 Oct, weekend", "02:30 escalate (night)", "02:30 escalate (night)"],
    ]);
  });
});

describe("beginnings", () => {
  const wednesday = Date.parse("2026-11-25T12:00:00Z");
  test("that people mean, by the clock of the zone", () => {
    expect(startTimes(wednesday, BERLIN, [])).toEqual([
      { name: "Now", at: null },
      { name: "Friday 17:00", at: "2026-11-27T16:00:00Z" },
      { name: "Sunday 03:00", at: "2026-11-29T02:00:00Z" },
      { name: "Holiday, Fri 25 Dec", at: "2026-12-25T09:00:00Z" },
    ]);
  });

  test("the holiday is the policy's next one, and Friday evening means the next Friday", () => {
    const evening = Date.parse("2026-11-27T20:00:00Z");
    const [, friday, , holiday] = startTimes(evening, BERLIN, ["2026-01-01", "2026-12-08", "2026-12-25"]);
    expect(friday?.at).toBe("2026-12-04T16:00:00Z");
    expect(holiday).toEqual({ name: "Holiday, Tue 8 Dec", at: "2026-12-08T09:00:00Z" });
  });

  test("a time of the browser's control means the zone's clock", () => {
    expect(instantOf("2026-11-27T17:00", "America/New_York")).toBe("2026-11-27T22:00:00Z");
    expect(localOf("2026-11-27T22:00:00Z", "America/New_York")).toBe("2026-11-27T17:00");
    expect(instantOf("", BERLIN)).toBeNull();
  });
});
