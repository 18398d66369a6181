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

/** A duration as requests spell it, in the largest unit that keeps it exact: 5400 is "90m". */
export function spellDuration(seconds: number): string {
  const unit = (["d", "h", "m"] as const).find((name) => seconds > 0 && seconds % SECONDS[name] === 0) ?? "s";
  return `${seconds / SECONDS[unit]}${unit}`;
}

const LOOSE =
  /(\d{1,9})\s*(d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)(?![a-z])[\s,]*(?:and\s+)?/gi;

/** What somebody means by "1h 30m", "90 minutes" or "2 days", in seconds; null where that is no duration. */
export function readDuration(text: string): number | null {
  const words = text.trim();
  if (words === "" || words.replaceAll(LOOSE, "") !== "") return null;
  let seconds = 0;
  for (const [, count, unit = ""] of words.matchAll(LOOSE))
    seconds += Number(count) * SECONDS[unit.charAt(0).toLowerCase() as keyof typeof SECONDS];
  return parseDuration(seconds);
}

const UNITS = [
  [SECONDS.d, "day"],
  [SECONDS.h, "hour"],
  [SECONDS.m, "minute"],
  [SECONDS.s, "second"],
] as const;

/** Exactly and in words: "15 minutes", "1 hour and 30 minutes". */
export function durationInWords(seconds: number): string {
  let left = Math.round(seconds);
  const parts = UNITS.flatMap(([size, unit]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`];
  });
  const last = parts.pop() ?? "0 seconds";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}
