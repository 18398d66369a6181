import { requesterOf } from "../access";
import { audiencesOf } from "../climb";
import { begin, deadlineOf } from "../escalation";
import { asPerson, type Fact, type Short } from "../facts";
import { hoursDuring } from "../hours";
import type { Intent, Question } from "../intent";
import { standingOf } from "../panel";
import type { Plan } from "../plan";
import { decidedAtOnce, NO_RULING, ruledWords, type Ruling } from "./at-once";
import type { Resolve } from "./commands";
import { fact } from "./decide";
import { ask } from "./evolve";
import { withoutRequester } from "./requester";

type Origin = Pick<
  Intent,
  | "id"
  | "workspaceId"
  | "agent"
  | "toAgent"
  | "correlationId"
  | "traceparent"
  | "tracestate"
  | "state"
  | "callbackUrl"
  | "routedBy"
>;

/** A new intent and the facts of its beginning; levels that reach nobody are passed over, and each says so. */
export function openIntent(
  origin: Origin,
  question: Question,
  plannedFor: Plan,
  resolve: Resolve,
  now: Date,
  ruling: Ruling = NO_RULING,
): { intent: Intent; facts: Fact[] } {
  const deadlineAt = deadlineOf(plannedFor, now);
  const plan = snapshotOf(plannedFor, now, deadlineAt);
  const reach = withoutRequester(resolve, requesterOf({ agent: origin.agent, plan }));
  // Where nobody is asked, nobody is passed over either.
  const audiences = ruling.verdict ? [] : audiencesOf(plan, (level) => reach(level.to));
  const first = audiences.at(-1);
  const level = first?.level ?? 1;
  const to = first?.reached.people ?? [];
  const passedOver = audiences.flatMap(({ level, reached }) =>
    reached.passedOver.map((who) => ({ ...who, level })),
  );
  const leftOut = audiences.find(({ reached }) => reached.leftOut)?.reached.leftOut;
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
    position: { ...begin(now), level },
    deadlineAt,
    asked: ask([], to, level, leftOut),
    votes: [],
    edits: {},
    claim: null,
    held: null,
    redaction: null,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  };
  const actor = { type: "agent" as const, id: origin.agent.id, name: origin.agent.name };
  const short = ruling.verdict ? [] : shortOf(intent);
  const created = fact("created", now, actor, {
    level,
    to,
    nobody_at: audiences.filter(({ reached }) => reached.people.length === 0).map(({ level }) => level),
    ...(passedOver.length > 0 && { passed_over: passedOver }),
    ...(leftOut && { left_out: asPerson(leftOut) }),
    ...(short.length > 0 && { short }),
    ...ruledWords(origin.routedBy, ruling),
  });
  const { verdict } = ruling;
  return { intent, facts: verdict ? [created, decidedAtOnce(intent, verdict, now)] : [created] };
}

/** Where the quorum needs more approvals than there are people to give them. */
function shortOf(intent: Intent): Short[] {
  const standing = standingOf(intent);
  if (!standing) return [];
  const { required, reachable, groups } = standing;
  return [
    ...(reachable < required ? [{ group: null, required, of: reachable }] : []),
    ...groups
      .filter((group) => group.reachable < group.required)
      .map(({ name, required, of }) => ({ group: name, required, of })),
  ];
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
