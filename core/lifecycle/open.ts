import { audiencesOf } from "../climb";
import { begin, deadlineOf } from "../escalation";
import type { Fact } from "../facts";
import { hoursDuring } from "../hours";
import type { Intent, Question } from "../intent";
import type { Plan } from "../plan";
import type { Resolve } from "./commands";
import { fact } from "./decide";
import { ask } from "./evolve";

type Origin = Pick<
  Intent,
  "id" | "workspaceId" | "agent" | "toAgent" | "correlationId" | "traceparent" | "state" | "callbackUrl"
>;

/** A new intent and the facts of its beginning; levels that reach nobody are passed over, and each says so. */
export function openIntent(
  origin: Origin,
  question: Question,
  plannedFor: Plan,
  resolve: Resolve,
  now: Date,
): { intent: Intent; facts: Fact[] } {
  const deadlineAt = deadlineOf(plannedFor, now);
  const plan = snapshotOf(plannedFor, now, deadlineAt);
  const audiences = audiencesOf(plan, (level) => resolve(level.to));
  const first = audiences.at(-1) ?? { level: 1, to: [] };
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
    deadlineAt,
    asked: ask([], first.to, first.level),
    votes: [],
    claim: null,
    held: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  const actor = { type: "agent" as const, id: origin.agent.id, name: origin.agent.name };
  return {
    intent,
    facts: [
      fact("created", now, actor, {
        level: first.level,
        to: first.to,
        nobody_at: audiences.filter(({ to }) => to.length === 0).map(({ level }) => level),
      }),
    ],
  };
}

/** Holidays beyond the deadline are left out: a calendar holds years of them. */
function snapshotOf(plan: Plan, now: Date, deadlineAt: Date): Plan {
  if (plan.levels.every(({ hours }) => hours === null)) return plan;
  const levels = plan.levels.map((level) => ({
    ...level,
    hours: level.hours && hoursDuring(level.hours, now, deadlineAt),
  }));
  return { ...plan, levels };
}
