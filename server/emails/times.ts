const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "Tue 14 Oct, 18:00 UTC (in 8 hours)"; the year where it is not that of `now`. */
export function timeWords(at: Date, now: Date): string {
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? "" : ` ${at.getUTCFullYear()}`;
  const day = `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${year}`;
  return `${day}, ${at.toISOString().slice(11, 16)} UTC (${relativeTime(at, now)})`;
}

/** "Tue 14 Oct, 20:00", where the reader is. */
export function zonedTime(at: Date, timeZone: string): string {
  const format = {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  const parts = new Intl.DateTimeFormat("en-GB", { ...format, hourCycle: "h23" }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")} ${part("month").slice(0, 3)}, ${part("hour")}:${part("minute")}`;
}

/** "in 2 hours 20 minutes", "5 minutes ago", "just now". */
export function relativeTime(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  const words = span(Math.abs(distance));
  if (distance > 0) return words === "" ? "in less than a minute" : `in ${words}`;
  return words === "" ? "just now" : `${words} ago`;
}

/** Coarser the longer it is, so that a mail sent seconds late still says "8 hours". */
function span(ms: number): string {
  if (ms < MINUTE / 2) return "";
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return count(minutes, "minute");
  const rounded = Math.round(ms / (5 * MINUTE)) * 5;
  if (rounded < DAY / MINUTE) return pair(Math.floor(rounded / 60), "hour", rounded % 60, "minute");
  const hours = Math.round(ms / HOUR);
  if (hours < 7 * 24) return pair(Math.floor(hours / 24), "day", hours % 24, "hour");
  return count(Math.round(ms / DAY), "day");
}

function pair(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? count(big, bigUnit) : `${count(big, bigUnit)} ${count(small, smallUnit)}`;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
