/** A duration as people say it: "8 s", "12 min", "2.5 h", "3.1 days"; "–" where there is none. */
export function durationWords(seconds: number | null): string {
  if (seconds === null) return "–";
  if (seconds < 59.5) return `${seconds < 9.95 ? trimmed(seconds) : Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 59.5) return `${minutes < 9.95 ? trimmed(minutes) : Math.round(minutes)} min`;
  const hours = minutes / 60;
  if (hours < 47.5) return `${hours < 9.95 ? trimmed(hours) : Math.round(hours)} h`;
  const days = hours / 24;
  return `${days < 9.95 ? trimmed(days) : Math.round(days)} days`;
}

const trimmed = (value: number): string => value.toFixed(1).replace(/\.0$/, "");

/** A share of 1 as percent. What is not all or nothing is never rounded to it. */
export function shareWords(share: number | null): string {
  if (share === null) return "–";
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return "99 %";
  return percent === 0 && share > 0 ? "1 %" : `${percent} %`;
}

export const countWords = (count: number): string => count.toLocaleString("en");

/** How something moved since before. `better` is null where neither way is. */
export interface Change {
  text: string;
  better: boolean | null;
}

/** Below this it is the same, for people and for the buckets that durations are counted by. */
const SAME = 0.05;

/** Whether people are faster. */
export function changeOfDuration(now: number | null, before: number | null): Change | null {
  if (now === null || before === null || before === 0) return null;
  const change = now / before - 1;
  if (Math.abs(change) < SAME) return { text: "about the same", better: null };
  const percent = `${Math.round(Math.abs(change) * 100)} %`;
  return change < 0
    ? { text: `${percent} faster`, better: true }
    : { text: `${percent} slower`, better: false };
}

/** In points of percent. `more` says whether more of it is better. */
export function changeOfShare(
  now: number | null,
  before: number | null,
  more: boolean | null,
): Change | null {
  if (now === null || before === null) return null;
  const points = Math.round((now - before) * 100);
  if (points === 0) return { text: "no change", better: null };
  const text = `${points > 0 ? "+" : "−"}${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;
  return { text, better: more === null ? null : points > 0 === more };
}

/** A number of requests says nothing about how well they were answered. */
export function changeOfCount(now: number, before: number): Change | null {
  if (before === 0) return null;
  const percent = Math.round((now / before - 1) * 100);
  return {
    text: percent === 0 ? "no change" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`,
    better: null,
  };
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** A day without its year: "5 Oct". */
export const dayWords = (day: string): string => DAY.format(new Date(day));
