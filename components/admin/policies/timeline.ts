import { Temporal } from "temporal-polyfill";
import type { PreviewWire } from "@/core/wire/preview";

export type MomentShown = PreviewWire["moments"][number];

export type TimelineRow =
  | { kind: "moment"; moment: MomentShown; time: string; isNight: boolean }
  /** Reminders like those above it that are not spelled out. */
  | { kind: "more"; count: number; until: string }
  | { kind: "gap"; words: string };

export interface TimelineDay {
  /** "Fri 27 Nov". */
  name: string;
  isWeekend: boolean;
  rows: TimelineRow[];
}

/** Reminders in a row that are spelled out. */
const SPELLED_OUT = 3;
const GAP_HOURS = 3;

/** What would happen, by the days of a zone, with the stretches in which nothing does. */
export function timelineOf(moments: readonly MomentShown[], zone: string): TimelineDay[] {
  const days: TimelineDay[] = [];
  let reminders = 0;
  let before: Temporal.ZonedDateTime | null = null;
  for (const [index, moment] of moments.entries()) {
    const at = Temporal.Instant.from(moment.at).toZonedDateTimeISO(zone);
    const previous = moments[index - 1];
    const isAnother =
      moment.kind === "remind" && previous?.kind === "remind" && previous.level === moment.level;
    reminders = isAnother ? reminders + 1 : 1;
    const isLast = moments[index + 1]?.kind !== "remind" || moments[index + 1]?.level !== moment.level;
    if (isAnother && reminders > SPELLED_OUT && !(isLast && reminders === SPELLED_OUT + 1)) {
      if (isLast)
        dayOf(days, at).rows.push({ kind: "more", count: reminders - SPELLED_OUT, until: timeOf(at) });
      before = at;
      continue;
    }
    const gap = before && gapInWords(before, at);
    if (gap) days.at(-1)?.rows.push({ kind: "gap", words: gap });
    dayOf(days, at).rows.push({
      kind: "moment",
      moment,
      time: timeOf(at),
      isNight: at.hour < 7 || at.hour >= 21,
    });
    before = at;
  }
  return days;
}

const timeOf = (at: Temporal.ZonedDateTime): string =>
  at.toPlainTime().toString({ smallestUnit: at.second === 0 ? "minute" : "second" });

function dayOf(days: TimelineDay[], at: Temporal.ZonedDateTime): TimelineDay {
  const name = dayName(at);
  const last = days.at(-1);
  if (last?.name === name) return last;
  const day = { name, isWeekend: isWeekend(at), rows: [] };
  days.push(day);
  return day;
}

const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const dayName = ({ dayOfWeek, day, month }: Temporal.ZonedDateTime): string =>
  `${NAMES[dayOfWeek - 1]} ${day} ${MONTHS[month - 1]}`;

const isWeekend = ({ dayOfWeek }: { dayOfWeek: number }): boolean => dayOfWeek >= 6;

/** "15 hours pass, a night among them"; null where it is nothing to speak of. */
function gapInWords(from: Temporal.ZonedDateTime, to: Temporal.ZonedDateTime): string | null {
  const hours = Math.round(from.until(to).total("hours"));
  if (hours < GAP_HOURS) return null;
  const passed = hours < 48 ? `${hours} hours pass` : `${Math.round(hours / 24)} days pass`;
  const days = from.toPlainDate().until(to.toPlainDate(), { largestUnit: "day" }).days;
  if (days === 0) return passed;
  // The day on which it goes on is not passed, nor is the one on which it stops.
  const between = Array.from({ length: Math.max(0, days - 1) }, (_, index) => from.add({ days: index + 1 }));
  return `${passed}, ${between.some(isWeekend) ? "a weekend" : days === 1 ? "a night" : "nights"} among them`;
}
