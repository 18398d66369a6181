import ICAL from "ical.js";

/** Lines have 75 octets at most; the library does not count the space that begins a continued one. */
ICAL.foldLength = 74;

/** Something with a beginning and an end. `uid` stays the same for as long as it is the same thing. */
export interface CalendarEntry {
  uid: string;
  title: string;
  description: string | null;
  url: string | null;
  from: Date;
  to: Date;
  /** Whether it takes up its reader's time, for those who look whether they are free. */
  busy: boolean;
}

/** A calendar as iCalendar (RFC 5545): UTC, escaped and folded. `now` is when it was made. */
export function icalendarOf(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const calendar = new ICAL.Component("vcalendar");
  const properties: [string, string][] = [
    ["version", "2.0"],
    ["prodid", "-//Countersign//Calendar//EN"],
    ["calscale", "GREGORIAN"],
    ["method", "PUBLISH"],
    ["x-wr-calname", name],
  ];
  for (const [property, value] of properties) calendar.addPropertyWithValue(property, value);
  // Readers ask again this often; both spellings are in use.
  const renewal = ICAL.Duration.fromString("PT15M");
  calendar.addProperty(typed("refresh-interval", "duration", renewal));
  calendar.addProperty(typed("x-published-ttl", "duration", renewal));
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf({ uid, title, description, url, from, to, busy }: CalendarEntry, now: Date): ICAL.Component {
  const event = new ICAL.Component("vevent");
  event.addPropertyWithValue("uid", uid);
  event.addPropertyWithValue("dtstamp", utc(now));
  event.addPropertyWithValue("dtstart", utc(from));
  event.addPropertyWithValue("dtend", utc(to));
  event.addPropertyWithValue("summary", oneLine(title));
  if (description !== null) event.addPropertyWithValue("description", withoutControls(description));
  if (url !== null) event.addPropertyWithValue("url", url);
  event.addPropertyWithValue("transp", busy ? "OPAQUE" : "TRANSPARENT");
  return event;
}

function typed(name: string, type: string, value: ICAL.Duration): ICAL.Property {
  const property = new ICAL.Property(name);
  property.resetType(type);
  property.setValue(value);
  return property;
}

const utc = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true);

const oneLine = (text: string): string => withoutControls(text).replaceAll(/\s+/g, " ").trim();

/** Text of RFC 5545 has no control characters but tabs and line ends. */
const withoutControls = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
