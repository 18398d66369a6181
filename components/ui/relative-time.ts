/** Times in words. All of it is pure: now and the zone are given. */
const STEPS = [
  { seconds: 86_400, unit: "d" },
  { seconds: 3_600, unit: "h" },
  { seconds: 60, unit: "min" },
  { seconds: 1, unit: "s" },
] as const;

/** How long, in one unit, rounded down so that nothing is promised too long: "12 min", "3 h", "2 d". */
export function span(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const step = STEPS.find((candidate) => seconds >= candidate.seconds) ?? STEPS[3];
  return `${Math.floor(seconds / step.seconds)} ${step.unit}`;
}

/** "in 12 min", "12 min ago", "just now", "now". */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  if (Math.abs(distance) < 5_000) return distance > 0 ? "now" : "just now";
  return distance > 0 ? `in ${span(distance)}` : `${span(distance)} ago`;
}

/** "22 Nov 2026, 10:00:05 CET" */
export function exactTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long", timeZone }).format(at);
}

/** The clock's time where the day is plain: "10:30", "Tue 10:30" within a week, "22 Nov 10:30" beyond. */
export function clockTime(at: number, now: number, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions, time: number) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone }).format(time);
  const clock = format({ hour: "2-digit", minute: "2-digit" }, at);
  const dayOf = (time: number) => format({ year: "numeric", month: "numeric", day: "numeric" }, time);
  if (dayOf(at) === dayOf(now)) return clock;
  const near = Math.abs(at - now) < 6 * 86_400_000;
  return `${format(near ? { weekday: "short" } : { day: "numeric", month: "short" }, at)} ${clock}`;
}
