import { begin, deadlineOf } from "../escalation";
import type { Fact } from "../facts";
import type { Intent, Question } from "../intent";
import type { Plan } from "../plan";
import type { Resolve } from "./commands";
import { fact } from "./decide";
import { ask } from "./evolve";
import { firstAudience } from "./pursue";

type Origin = Pick<
  Intent,
  "id" | "workspaceId" | "agent" | "toAgent" | "correlationId" | "traceparent" | "state" | "callbackUrl"
>;

/** A new intent and the facts of its beginning; levels that reach nobody are passed over, and each says so. */
export function openIntent(
  origin: Origin,
  question: Question,
  plan: Plan,
  resolve: Resolve,
  now: Date,
): { intent: Intent; facts: Fact[] } {
  const first = firstAudience(plan, resolve);
  const intent: Intent = {
    ...origin,
    ...question,
    revision: 1,
    status: "waiting",
    waitingOn: "human",
    outcome: null,
    decision: null,
    result: null,
    plan,
    position: { ...begin(now), level: first.level },
    deadlineAt: deadlineOf(plan, now),
    asked: ask([], first.to, first.level),
    votes: [],
    claim: null,
    held: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  const actor = { type: "agent" as const, id: origin.agent.id, name: origin.agent.name };
  const reached = first.level === 1;
  return {
    intent,
    facts: [
      fact("created", now, actor, {
        level: first.level,
        to: first.to,
        nobody_at: reached ? [] : upTo(first.level),
        ...(first.passedOver.length > 0 && { passed_over: first.passedOver }),
      }),
    ],
  };
}

const upTo = (level: number): number[] => Array.from({ length: level - 1 }, (_, index) => index + 1);
