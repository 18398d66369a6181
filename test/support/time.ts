import { parseDuration } from "@/core/duration";

/** When the tests that move the clock begin: a Monday morning. */
export const T0 = new Date("2026-06-01T09:00:00.000Z");

/** The time a while ("90s", "5m", "8h") after another. */
export function after(duration: string, start: Date = T0): Date {
  const seconds = parseDuration(duration);
  if (seconds === null) throw new Error(`${duration} is no duration`);
  return new Date(start.getTime() + seconds * 1000);
}

/** Waits until a condition holds, and says what it last saw where it never does. */
export async function until<T>(
  look: () => T | Promise<T>,
  holds: (seen: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  for (const end = Date.now() + withinMs; ;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end)
      throw new Error(`It did not come to pass in ${withinMs} ms; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
