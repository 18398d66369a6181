import { AppError } from "../errors";
import { realEdits, withEdits } from "../edits";
import type { Fact } from "../facts";
import { type Decision, type Intent, isOpen, type Vote } from "../intent";
import { withValues } from "../json";
import { seatsOf, verdictOf } from "../panel";
import { effectOf } from "../task-types";
import type { Command } from "./commands";
import { actingForOf, answering } from "./acting";
import { fact } from "./decide";
import { evolve } from "./evolve";
import { heldBack } from "./hold";
import { payloadWith } from "./pursue";

type AnswerCommand = Extract<Command, { type: "answer" }>;

/** A vote: refused, counted, or the one that settles it. Whoever agrees to something else than was asked begins the vote anew. */
export function decideVote(intent: Intent, command: AnswerCommand, now: Date): Fact[] {
  const { by, answer } = command;
  refuseSecond(intent, by);
  const affirms = effectOf(intent.taskType, intent.outcomes, answer.outcome) === "affirm";
  const edits = affirms ? realEdits(intent.payload, answer.edits) : {};
  if (Object.keys(edits).length === 0) return count(intent, command, now);
  const revised = fact("revised", now, answering(intent, by), {
    revision: intent.revision + 1,
    note: "",
    question: { payload: withValues(intent.payload, edits) },
    before: { payload: intent.payload },
    edits,
    ...voidedBy(intent),
  });
  return [revised, ...count(evolve(intent, revised), command, now)];
}

function count(intent: Intent, { by, answer, via, stepUp }: AnswerCommand, now: Date): Fact[] {
  const { revision } = intent;
  const voted = fact("voted", now, answering(intent, by), {
    ...{ answer, via, revision },
    ...(by.role === "admin" && { admin: true as const }),
    ...(stepUp && { step_up: stepUp }),
  });
  const after = evolve(intent, voted);
  const verdict = verdictOf(after);
  if (!verdict) return [voted];
  const decision = decisionBy(after, verdict, by.email, now);
  const held = heldBack(intent, decision, now);
  return held ? [held] : [voted, fact("decided", now, voted.actor, { decision })];
}

/** What changes who votes where, such as the beginning of a level, may settle it by the votes that are there. */
export function settled(intent: Intent, facts: Fact[], now: Date): Fact[] {
  if (intent.votes.length === 0 || facts.length === 0) return facts;
  const after = facts.reduce(evolve, intent);
  if (!isOpen(after) || after.held || after.waitingOn === "agent") return facts;
  const verdict = verdictOf(after);
  if (!verdict) return facts;
  const email = after.asked.find(({ id }) => id === verdict.userId)?.email ?? null;
  const { userId: id, name, actingFor } = verdict;
  const actor = { type: "user" as const, id, name, ...(actingFor && { actingFor }) };
  return [...facts, fact("decided", now, actor, { decision: decisionBy(after, verdict, email, now) })];
}

/** Those whose votes a revision makes void, for its fact. */
export const voidedBy = ({ votes }: Intent): { voided?: { id: string; name: string }[] } =>
  votes.length === 0 ? {} : { voided: votes.map(({ userId: id, name }) => ({ id, name })) };

/** A person and whoever stands in for them have one vote, whoever of them comes first. */
function refuseSecond(intent: Intent, by: { id: string }): void {
  const actingFor = actingForOf(intent, by);
  const own = seatsOf({ userId: by.id, actingFor });
  const given = intent.votes.find((vote) => seatsOf(vote).some((id) => own.includes(id)));
  if (!given) return;
  if (given.userId === by.id) throw new AppError("conflict", "You have voted on this revision.");
  const who = actingFor && seatsOf(given).includes(actingFor.id) ? actingFor.name : "you";
  const words =
    given.userId === actingFor?.id ? `${given.name} has voted` : `${given.name} has voted for ${who}`;
  throw new AppError("conflict", `${words} on this revision, so this vote is given.`);
}

function decisionBy(intent: Intent, vote: Vote, email: string | null, now: Date): Decision {
  const { userId: id, name, actingFor, via, outcome, comment, data, evidence, edits, stepUp } = vote;
  return {
    ...{ outcome, comment, data, evidence },
    edits: withEdits(intent.edits, edits),
    payload: payloadWith(intent, edits),
    decidedBy: { id, name, email, actingFor },
    via,
    decidedAt: now,
    revision: intent.revision,
    receipt: null,
    ...(stepUp && { stepUp }),
  };
}
