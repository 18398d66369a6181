import { QUICK_SECONDS, type Trait } from "@/core/insights/traits";
import type { Sort } from "@/core/wire/list";
import type { InboxFilter } from "../queries/inbox-filter";
import { TASK_LOOKS } from "./task-glyph";

export const STATUS_NAMES = { decided: "Answered", timed_out: "Timed out", canceled: "Withdrawn" } as const;
export const PRIORITY_NAMES = { urgent: "Urgent", high: "High", normal: "Normal", low: "Low" } as const;
export const RISK_NAMES = { critical: "Critical", high: "High", medium: "Medium", low: "Low" } as const;

export const SORT_NAMES: Record<Sort, string> = {
  deadline: "Due first",
  priority: "Priority",
  created: "Newest",
  oldest: "Oldest",
  updated: "Last changed",
  closed: "Last closed",
};

/** Ages that people ask for; a URL may say any other. */
export const AGES = [
  { value: "1h", name: "1 hour" },
  { value: "8h", name: "8 hours" },
  { value: "1d", name: "1 day" },
  { value: "7d", name: "7 days" },
  { value: "30d", name: "30 days" },
];

/** What the figures of /insights count, as the filter of a list. */
const TRAIT_NAMES: Record<Trait, string> = {
  answered: "Answered by a person",
  timed_out: "Ran out of time",
  withdrawn: "Withdrawn by its agent",
  automatic: "Decided by a rule",
  reminded: "Reminded",
  escalated: "Escalated",
  approved: "Approved",
  declined: "Declined",
  opened: "Opened before the answer",
  unopened: "Not opened before the answer",
  quick: `Answered within ${QUICK_SECONDS} s of opening`,
};

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const DAY_OF_YEAR = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "5 Oct to 11 Oct 2026" */
function daysInWords(closed: string): string {
  const [from = "", to = ""] = closed.split("..");
  return `${DAY.format(new Date(from))} to ${DAY_OF_YEAR.format(new Date(to))}`;
}

const ageName = (age: string): string => AGES.find(({ value }) => value === age)?.name ?? age;

export interface Narrowing {
  /** What it says, for people. */
  text: string;
  /** The filter without it. */
  without: Partial<InboxFilter>;
}

/** Each thing that narrows a list, in words, with how to take it away. */
export function narrowingsOf(filter: InboxFilter): Narrowing[] {
  const { types, statuses, priorities, risks, traits } = filter;
  const { agent, intentType, person, older, newer, closed, by, team } = filter;
  const one = (text: string, value: string, without: Partial<InboxFilter>): Narrowing[] =>
    value ? [{ text: `${text}${value}`, without }] : [];
  return [
    ...statuses.map((each) => ({
      text: STATUS_NAMES[each],
      without: { statuses: statuses.filter((other) => other !== each) },
    })),
    ...types.map((each) => ({
      text: TASK_LOOKS[each].name,
      without: { types: types.filter((other) => other !== each) },
    })),
    ...priorities.map((each) => ({
      text: `${PRIORITY_NAMES[each]} priority`,
      without: { priorities: priorities.filter((other) => other !== each) },
    })),
    ...risks.map((each) => ({
      text: `${RISK_NAMES[each]} risk`,
      without: { risks: risks.filter((other) => other !== each) },
    })),
    ...traits.map((each) => ({
      text: TRAIT_NAMES[each],
      without: { traits: traits.filter((other) => other !== each) },
    })),
    ...one("Closed ", closed && daysInWords(closed), { closed: "" }),
    ...one("Answered by ", by, { by: "" }),
    ...one("Team ", team, { team: "" }),
    ...one("From ", agent.split("/").at(-1) ?? "", { agent: "" }),
    ...one("Type ", intentType, { intentType: "" }),
    ...one("With ", person, { person: "" }),
    ...one("Older than ", older && ageName(older), { older: "" }),
    ...one("In the last ", newer && ageName(newer), { newer: "" }),
  ];
}
