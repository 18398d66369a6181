/** Durations as people write them: "90s", "5m", "8h", "2d", or whole seconds as a number. */
const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** A year: nobody waits longer, and sums of durations stay far from the end of time. */
export const MAX_SECONDS = 366 * SECONDS.d;

/** Whole seconds, or null where the text is no duration between one second and a year. */
export function parseDuration(value: string | number): number | null {
  const seconds = typeof value === "number" ? value : secondsOf(value);
  return seconds !== null && Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_SECONDS
    ? seconds
    : null;
}

function secondsOf(text: string): number | null {
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * SECONDS[match[2] as keyof typeof SECONDS];
}

/** Seconds in the largest unit that divides them: 28,800 is "8h". `parseDuration` reads it back. */
export function durationText(seconds: number): string {
  const unit = (["d", "h", "m"] as const).find((each) => seconds % SECONDS[each] === 0) ?? "s";
  return `${seconds / SECONDS[unit]}${unit}`;
}
