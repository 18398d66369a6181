import { durationInWords } from "@/core/duration";
import type { DifferenceWire, SimulationWire, SummaryWire } from "@/core/wire/simulation";
import { nameList } from "../../intent/sentence";
import { times } from "./words";

const KINDS = {
  times_out: "would have timed out before the answer came",
  closes_later: "that nobody answered would have stayed open longer",
  closes_sooner: "that nobody answered would have closed sooner",
  answerer_not_told: "would not have told whoever answered in time",
  answerer_told_later: "would have told whoever answered later",
  answerer_told_sooner: "would have told whoever answered sooner",
  first_notice_later: "would have told the first person later",
  first_notice_sooner: "would have told the first person sooner",
  more_reminders: "would have sent more reminders",
  fewer_reminders: "would have sent fewer reminders",
} as const;

/** "12 of 100 would have reached Bea." */
export function summaryInWords({ looked, changed, counts, reaches, spares }: SummaryWire): string[] {
  if (changed === 0) return [];
  const of = (count: number) => `${count} of ${looked}`;
  const people = [
    ...reaches.slice(0, 3).map(({ name, count }) => `${of(count)} would have reached ${name} as well.`),
    ...spares.slice(0, 3).map(({ name, count }) => `${of(count)} would have spared ${name}.`),
  ];
  const kinds = Object.entries(KINDS).flatMap(([kind, words]) => {
    const count = counts[kind as keyof typeof KINDS];
    return count ? [`${of(count)} ${words}.`] : [];
  });
  const [first = [], ...rest] = [
    kinds.filter((words) => words.includes("timed out")),
    kinds.filter((words) => !words.includes("timed out")),
  ];
  return [...first, ...people, ...rest.flat()];
}

/** One difference in one request, as a short clause. */
export function differenceInWords({ kind, people, seconds, count }: DifferenceWire): string {
  const who = nameList(people.map(({ name }) => name));
  const long = durationInWords(seconds ?? 0);
  switch (kind) {
    case "times_out":
      return "times out before the answer";
    case "closes_later":
      return `stays open ${long} longer`;
    case "closes_sooner":
      return `closes ${long} sooner`;
    case "reaches":
      return `also reaches ${who}`;
    case "spares":
      return `spares ${who}`;
    case "asks_at_the_end":
      return `is with ${who} in the end`;
    case "answerer_not_told":
      return `does not tell ${who}, who answered`;
    case "answerer_told_later":
      return `tells ${who}, who answered, ${long} later`;
    case "answerer_told_sooner":
      return `tells ${who}, who answered, ${long} sooner`;
    case "first_notice_later":
      return `first tells somebody ${long} later`;
    case "first_notice_sooner":
      return `first tells somebody ${long} sooner`;
    case "more_reminders":
      return `reminds ${times(count ?? 0)} more`;
    case "fewer_reminders":
      return `reminds ${times(count ?? 0)} less`;
  }
}

export const basisInWords = ({ based_on, summary }: Pick<SimulationWire, "based_on" | "summary">): string =>
  based_on === "policy"
    ? `The last ${summary.looked} that began under this policy.`
    : `Nothing began under this policy yet, so these are the last ${summary.looked} requests of any kind, as if they had named it.`;
