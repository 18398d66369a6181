import type { Question } from "../intent";
import type { Plan } from "../plan";
import type { PolicyBody } from "../wire/policy";
import type { CalendarOf } from "./hours";
import { type Lookup, planOf } from "./plan";
import { questionOf, type Request } from "./question";

const NOTHING_ELSE: Request = { intent_type: "policy.preview", task_type: "approval", payload: {} };

/** The plan of a request that says nothing about its chain but the policy; an approval, unless a question says otherwise. */
export function planOfPolicy(
  policy: PolicyBody,
  lookup: Lookup,
  question: Pick<Question, "taskType" | "outcomes"> | null = null,
  calendarOf?: CalendarOf,
): Plan {
  const asked = { ...questionOf(NOTHING_ELSE).question, ...question };
  return planOf(NOTHING_ELSE, asked, policy, lookup, calendarOf).plan;
}
