import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type CalendarEntry, icalendarOf } from "./calendar";

const NOW = new Date("2026-11-23T10:00:00Z");
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: "int_1@countersign.example",
  title: "Export customers?",
  description: null,
  url: "https://countersign.example/inbox/int_1",
  from: new Date("2026-11-23T12:30:00Z"),
  to: new Date("2026-11-23T13:00:00Z"),
  busy: false,
  ...change,
});
const HOSTILE = "A, b; c \\ d\r\nBEGIN:VALARM\r\nEND:VEVENT\u0000\u001b " + "ü€😀".repeat(60);

test("an entry is an event with its own id, its stamp, and times in UTC", () => {
  const lines = icalendarOf("Ana", [entry({ busy: true })], NOW).split("\r\n");
  expect(lines).toEqual([
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Countersign//Calendar//EN", "CALSCALE:GREGORIAN"],
    ...["METHOD:PUBLISH", "X-WR-CALNAME:Ana", "REFRESH-INTERVAL;VALUE=DURATION:PT15M"],
    ...["X-PUBLISHED-TTL;VALUE=DURATION:PT15M", "BEGIN:VEVENT", "UID:int_1@countersign.example"],
    ...["DTSTAMP:20261123T100000Z", "DTSTART:20261123T123000Z", "DTEND:20261123T130000Z"],
    ...["SUMMARY:Export customers?", "URL:https://countersign.example/inbox/int_1", "TRANSP:OPAQUE"],
    ...["END:VEVENT", "END:VCALENDAR", ""],
  ]);
});

test("what an agent writes stays text: escaped, without control characters, folded to 75 octets, and read back as it was", () => {
  const text = icalendarOf("Ana", [entry({ title: HOSTILE, description: HOSTILE })], NOW);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toMatch(/^BEGIN:VALARM/m);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  expect(events).toHaveLength(1);
  const plain = HOSTILE.replaceAll("\r\n", "\n").replaceAll(/[\u0000\u001b]/g, "");
  expect(events[0]?.getFirstPropertyValue("description")).toBe(plain);
  expect(events[0]?.getFirstPropertyValue("summary")).toBe(plain.replaceAll("\n", " "));
});
