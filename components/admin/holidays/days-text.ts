import type { Holiday } from "@/core/holidays";

/** Days as people write them, one on a line: "2026-12-25 Christmas Day". */
export const textOfDays = (days: readonly Holiday[]): string =>
  days.map(({ date, name }) => (name === null ? date : `${date} ${name}`)).join("\n");

/** The days of a text, each with its line, counted from 1. Empty lines are none. */
export function daysOfText(text: string): (Holiday & { line: number })[] {
  return text.split("\n").flatMap((words, index) => {
    const [, date = "", name = ""] = /^\s*(\S*)\s*(.*?)\s*$/.exec(words) ?? [];
    return date === "" ? [] : [{ date, name: name === "" ? null : name, line: index + 1 }];
  });
}

interface Flaw {
  pointer: string;
  detail: string;
}

/** What is wrong with the days that were sent, by the lines that they stood on. */
export function flawsOfDays(errors: readonly Flaw[], sent: readonly { line: number }[]): string[] {
  return errors.flatMap(({ pointer, detail }) => {
    const [, index] = /^\/days(?:\/(\d+).*)?$/.exec(pointer) ?? [];
    if (index !== undefined) return [`Line ${sent[Number(index)]?.line ?? "?"}: ${detail}`];
    return pointer === "/days" ? [detail] : [];
  });
}

/** "Fri, 25 Dec 2026" */
export function dayInWords(date: string): string {
  const options = {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  } as const;
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${date}T00:00:00Z`));
}

/** "10 days, 2026 to 2031"; nothing where no date is among them. */
export function daysInShort(written: readonly Holiday[]): string {
  const days = written.filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date));
  if (days.length === 0) return "";
  const years = [...new Set(days.map(({ date }) => date.slice(0, 4)))].sort();
  const [first, last] = [years[0], years.at(-1)];
  const span = first === last ? first : `${first} to ${last}`;
  return `${days.length} ${days.length === 1 ? "day" : "days"}, ${span}`;
}

/** A name as an address has it: "Baden-Württemberg" is "baden-wurttemberg". */
export function slugFrom(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100);
}
