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
};

/** Ages that people ask for; a URL may say any other. */
export const AGES = [
  { value: "1h", name: "1 hour" },
  { value: "8h", name: "8 hours" },
  { value: "1d", name: "1 day" },
  { value: "7d", name: "7 days" },
  { value: "30d", name: "30 days" },
];

const ageName = (age: string): string => AGES.find(({ value }) => value === age)?.name ?? age;

export interface Narrowing {
  /** What it says, for people. */
  text: string;
  /** The filter without it. */
  without: Partial<InboxFilter>;
}

/** Each thing that narrows a list, in words, with how to take it away. */
export function narrowingsOf(filter: InboxFilter): Narrowing[] {
  const { types, statuses, priorities, risks, agent, intentType, person, older, newer } = filter;
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
    ...one("From ", agent.split("/").at(-1) ?? "", { agent: "" }),
    ...one("Type ", intentType, { intentType: "" }),
    ...one("With ", person, { person: "" }),
    ...one("Older than ", older && ageName(older), { older: "" }),
    ...one("In the last ", newer && ageName(newer), { newer: "" }),
  ];
}
