import type { Flaw } from "../errors";
import type { Question } from "../intent";
import {
  type ClaimRule,
  DEFAULT_CLAIM,
  DEFAULT_MAX_REMINDERS,
  DEFAULT_TIMEOUT_SECONDS,
  FIRST_ANSWER,
  type Level,
  levelsOf,
  type Plan,
  type Target,
} from "../plan";
import { denialOf, mayBeAutomatic } from "../task-types";
import type { LevelBody, PolicyBody } from "../wire/policy";
import { type CalendarOf, hoursOf } from "./hours";
import type { Request } from "./question";

export type Lookup = (ref: string) => Target | undefined;

/** Every reference in a request, so that all can be looked up at once. */
export function refsOf({ assignees = [], escalate = [] }: Pick<Request, "assignees" | "escalate">): string[] {
  return [...new Set([...assignees, ...escalate.flatMap(({ to }) => to)])];
}

/** The plan that a request asks for, by its policy or spelled out, and what is wrong with it. Its quorums come by withQuorums. */
export function planOf(
  request: Request,
  question: Question,
  policy: PolicyBody | null,
  lookup: Lookup,
  calendarOf: CalendarOf = () => undefined,
): { plan: Plan; flaws: Flaw[] } {
  const onTimeout = request.on_timeout !== undefined ? request.on_timeout : defaultOutcome(question, policy);
  // The request's own chain stands before the policy's; what else the policy says still holds.
  const chain =
    policy && !request.escalate
      ? chainOfPolicy(policy, request, lookup, calendarOf)
      : chainOfRequest(request, policy, lookup);
  const plan: Plan = {
    ...chain,
    policy: policy?.slug ?? null,
    timeoutSeconds: request.timeout ?? policy?.timeout ?? DEFAULT_TIMEOUT_SECONDS,
    onTimeout,
    keepEarlierLevels: policy?.keep_earlier_levels ?? true,
    claim: claimOf(policy?.claim),
    quorum: FIRST_ANSWER,
    requesterMayDecide: policy?.requester_may_decide ?? false,
    undoSeconds: policy?.undo ?? 0,
  };
  return { plan, flaws: [...flawsOf(request, policy, lookup)] };
}

/** A policy is written for many types, so its word counts only where the question offers it and needs nobody to give it. */
function defaultOutcome(question: Question, policy: PolicyBody | null): string | null {
  const { taskType, outcomes } = question;
  const wanted = policy?.on_timeout;
  if (wanted === null) return null;
  if (wanted !== undefined && outcomes.includes(wanted) && mayBeAutomatic(taskType, outcomes, wanted))
    return wanted;
  return denialOf(taskType, outcomes);
}

/** Where only one of the two is said, the other fits it. */
function claimOf({ hold, at_most }: NonNullable<PolicyBody["claim"]> = {}): ClaimRule {
  const holdSeconds = hold ?? Math.min(DEFAULT_CLAIM.holdSeconds, at_most ?? Infinity);
  return { holdSeconds, atMostSeconds: at_most ?? Math.max(DEFAULT_CLAIM.atMostSeconds, holdSeconds) };
}

type Chain = Pick<Plan, "levels" | "repeat">;

function chainOfRequest(request: Request, policy: PolicyBody | null, lookup: Lookup): Chain {
  const first = request.assignees ?? policy?.levels[0]?.to ?? [];
  const levels = levelsOf(known(first, lookup), {
    remindAfterSeconds: request.remind_after ?? request.remind_every ?? null,
    remindEverySeconds: request.remind_every ?? null,
    maxReminders: request.max_reminders ?? DEFAULT_MAX_REMINDERS,
    escalations: (request.escalate ?? []).map(({ after, to }) => ({
      afterSeconds: after,
      to: known(to, lookup),
    })),
  });
  return { levels, repeat: null };
}

/** The policy's levels, each with its hours or the policy's; whom to ask first, and when to remind them, may come from the request. */
function chainOfPolicy(policy: PolicyBody, request: Request, lookup: Lookup, calendarOf: CalendarOf): Chain {
  const [first, ...rest] = policy.levels;
  const { assignees: to = first?.to ?? [], remind_after, remind_every, max_reminders } = request;
  const own = { ...first, to, ...defined({ remind_after, remind_every, max_reminders }) };
  const levels = [own, ...rest].map((level) => ({
    ...levelOfPolicy(level, lookup),
    hours: hoursOf(level.hours ?? policy.hours, calendarOf),
  }));
  const last = levels.at(-1);
  // A chain that repeats must leave its last level some time; without a word on it, as long as the one before.
  if (policy.repeat && last && last.escalateAfterSeconds === null)
    last.escalateAfterSeconds = levels.at(-2)?.escalateAfterSeconds ?? null;
  const { repeat } = policy;
  return {
    levels,
    repeat: repeat ? { fromLevel: Math.min(repeat.from_level, levels.length), times: repeat.times } : null,
  };
}

const levelOfPolicy = (level: LevelBody, lookup: Lookup): Omit<Level, "hours"> => ({
  to: known(level.to, lookup),
  remindAfterSeconds: level.remind_after ?? level.remind_every ?? null,
  remindEverySeconds: level.remind_every ?? null,
  maxReminders: level.max_reminders ?? (level.remind_every === undefined ? 1 : DEFAULT_MAX_REMINDERS),
  escalateAfterSeconds: level.escalate_after ?? null,
  quorum: null,
});

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

const known = (refs: readonly string[], lookup: Lookup): Target[] => refs.flatMap((ref) => lookup(ref) ?? []);

function* flawsOf(request: Request, policy: PolicyBody | null, lookup: Lookup): Generator<Flaw> {
  if (!policy && !request.assignees) {
    yield { pointer: "/assignees", detail: "Say who to ask: assignees, or a policy." };
  }
  yield* strangers(request.assignees ?? [], "/assignees", lookup);
  let before = 0;
  for (const [index, { after, to }] of (request.escalate ?? []).entries()) {
    yield* strangers(to, `/escalate/${index}/to`, lookup);
    if (after <= before)
      yield {
        pointer: `/escalate/${index}/after`,
        detail: "Each escalation comes after the one before; all count from the submission.",
      };
    before = after;
  }
}

function* strangers(refs: readonly string[], at: string, lookup: Lookup): Generator<Flaw> {
  for (const [index, ref] of refs.entries()) {
    if (!lookup(ref)) yield { pointer: `${at}/${index}`, detail: `${ref} is nobody who can be asked here.` };
  }
}
