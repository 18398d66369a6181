import { type Member, mayAnswer } from "../access";
import { AppError, type Flaw } from "../errors";
import type { Fact } from "../facts";
import { type Decision, type Intent, isOpen } from "../intent";
import { effectOf } from "../task-types";
import { flawsOfAnswer } from "../form/answer";
import { flawsOfData } from "../form/validate";
import type { Command } from "./commands";
import { asActor, fact } from "./decide";
import { notYours } from "./not-yours";
import { closeWith, payloadWith } from "./pursue";
import { tooLate } from "./too-late";

type AnswerCommand = Extract<Command, { type: "answer" }>;

/** A person's answer: refused, counted as a vote, handed back to the agent, or the decision. */
export function decideAnswer(intent: Intent, command: AnswerCommand, now: Date): Fact[] {
  const { by, answer, via } = command;
  const actingFor = actingForOf(intent, by);
  if (!mayAnswer(by, intent)) throw notYours(by, intent, "answer");
  if (!isOpen(intent) || intent.held) throw tooLate(intent, now);
  if (intent.deadlineAt <= now) throw new AppError("already_decided", "The deadline has passed.");
  if (command.revision !== null && command.revision !== intent.revision)
    throw stale(intent, command.revision);
  if (intent.waitingOn === "agent")
    throw new AppError(
      "conflict",
      "It is the agent's turn: its reply or its revision brings this back to you.",
    );
  refuseFlaws(flawsOfAnswer(intent, answer, flawsOfData));

  const actor = { ...asActor(by), ...(actingFor && { actingFor }) };
  const effect = effectOf(intent.taskType, intent.outcomes, answer.outcome);
  if (effect === "return") return [fact("changes_requested", now, actor, { answer, via })];

  if (intent.votes.some((vote) => vote.userId === by.id))
    throw new AppError("conflict", "You have voted on this revision.");
  const winner = outcomeOf(intent, answer.outcome);
  if (winner === null) return [fact("voted", now, actor, { answer, via, revision: intent.revision })];
  const decision = decisionOf(intent, command, now);
  const until = heldUntil(intent, command, now);
  if (until) return [fact("answered", now, actor, { decision, until: until.toISOString() })];
  return closeWith(intent, decision, now);
}

/** An answer from the inbox may be taken back for as long as the policy says, though not past the deadline. Other ways in have no undo. */
function heldUntil({ plan, deadlineAt }: Intent, { via }: AnswerCommand, now: Date): Date | null {
  if (via !== "inbox" || !(plan.undoSeconds > 0)) return null;
  return new Date(Math.min(now.getTime() + plan.undoSeconds * 1000, deadlineAt.getTime()));
}

/** Whoever answered changes their mind before the agent hears of it. */
export function takeBack(intent: Intent, by: Member, now: Date): Fact[] {
  if (!isOpen(intent)) throw tooLate(intent, now);
  const { held } = intent;
  if (!held) throw new AppError("conflict", "There is no answer to take back.");
  const { decidedBy, outcome } = held.decision;
  if (decidedBy.id !== by.id)
    throw new AppError("forbidden", `Only ${decidedBy.name} can take this answer back.`);
  if (held.until <= now) throw tooLate(intent, now);
  return [fact("taken_back", now, asActor(by), { outcome })];
}

/** The outcome that this vote settles, or null while more are needed. Without a veto, denials need as many votes as approvals. */
function outcomeOf(intent: Intent, outcome: string): string | null {
  const { approvals, veto } = intent.plan.quorum;
  const effect = effectOf(intent.taskType, intent.outcomes, outcome);
  if (effect === "deny" && veto) return outcome;
  const alike = intent.votes.filter(
    (vote) => effectOf(intent.taskType, intent.outcomes, vote.outcome) === effect,
  );
  return alike.length + 1 >= approvals ? outcome : null;
}

function decisionOf(intent: Intent, { by, answer, via }: AnswerCommand, now: Date): Decision {
  return {
    ...answer,
    payload: payloadWith(intent, answer.edits),
    decidedBy: { id: by.id, name: by.name, email: by.email, actingFor: actingForOf(intent, by) },
    via,
    decidedAt: now,
    revision: intent.revision,
    receipt: null,
  };
}

/** For whom somebody answers who stands in for an absent one. */
function actingForOf(intent: Intent, { id }: Member): Decision["decidedBy"]["actingFor"] {
  const insteadOf = intent.asked.find((person) => person.id === id)?.insteadOf;
  return insteadOf ? { id: insteadOf.id, name: insteadOf.name } : null;
}

function stale(intent: Intent, seen: number): AppError {
  const message = `The question was revised while you were reading: you saw revision ${seen}, it is now ${intent.revision}.`;
  return new AppError("stale_revision", message, { extra: { revision: intent.revision } });
}

function refuseFlaws(flaws: Flaw[]): void {
  const [first] = flaws;
  if (!first) return;
  const message =
    flaws.length === 1 ? first.detail : `${flaws.length} things in the answer need another look.`;
  throw new AppError("invalid_answer", message, { flaws });
}
