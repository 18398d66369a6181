const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AFTERNOON = 15;
const MORNING = 9;

export interface SnoozeTime {
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Whether it would come back only after its deadline. */
  tooLate: boolean;
}

/** Until when something can be put off, soonest first, by the clock of the reader's zone. */
export function snoozeTimes(now: number, deadline: number, zone: string): SnoozeTime[] {
  const today = dayOf(now, zone);
  const toMonday = (8 - today.weekday) % 7 || 7;
  const times = [
    { name: "In 1 hour", at: now + HOUR_MS },
    { name: "This afternoon", at: atHour(today, 0, AFTERNOON, zone) },
    { name: "Tomorrow morning", at: atHour(today, 1, MORNING, zone) },
    { name: "Monday morning", at: atHour(today, toMonday, MORNING, zone) },
  ];
  const later = times.filter(({ at }, index) => index === 0 || at > now + HOUR_MS);
  const once = later.filter(({ at }, index) => later.findIndex((other) => other.at === at) === index);
  return once.map((time) => ({ ...time, tooLate: time.at >= deadline }));
}

interface Day {
  year: number;
  month: number;
  day: number;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
}

function dayOf(time: number, zone: string): Day {
  const { year, month, day } = wallClock(time, zone);
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7 };
}

/** An hour of a day that is `days` later, as the zone's clocks show it, also on the days they are changed. */
function atHour({ year, month, day }: Day, days: number, hour: number, zone: string): number {
  const wanted = Date.UTC(year, month - 1, day + days, hour);
  const shown = (time: number) => {
    const clock = wallClock(time, zone);
    return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute);
  };
  const guess = wanted - (shown(wanted) - wanted);
  return guess - (shown(guess) - wanted);
}

function wallClock(time: number, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const parts = Object.fromEntries(
    format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** The least that is worth it: what is put off for less than a minute comes back while one is looking. */
export const SHORTEST_MS = 60_000;
/** The server takes no more. */
export const LONGEST_MS = 90 * DAY_MS;
