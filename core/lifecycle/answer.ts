import { mayAnswer, type Member } from "../access";
import { AppError, type Flaw } from "../errors";
import type { Fact } from "../facts";
import { type Decision, type Intent, isOpen } from "../intent";
import { panelOf } from "../panel";
import { isSingle } from "../quorum";
import { maskedPlaces } from "../sensitive/mask";
import { effectOf } from "../task-types";
import { withEdits } from "../edits";
import { flawsOfAnswer } from "../form/answer";
import { flawsOfData } from "../form/validate";
import { actingForOf, answering } from "./acting";
import type { Command } from "./commands";
import { asActor, fact } from "./decide";
import { heldBack } from "./hold";
import { notYours } from "./not-yours";
import { closeWith, payloadWith } from "./pursue";
import { tooLate } from "./too-late";
import { decideVote } from "./vote";

type AnswerCommand = Extract<Command, { type: "answer" }>;

/** A person's answer: refused, counted as a vote, handed back to the agent, or the decision. */
export function decideAnswer(intent: Intent, command: AnswerCommand, now: Date): Fact[] {
  const { by, answer, via, stepUp } = command;
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
  refuseFlaws([...flawsOfAnswer(intent, answer, flawsOfData), ...flawsOfMasks(answer)]);

  const effect = effectOf(intent.taskType, intent.outcomes, answer.outcome);
  const step = stepUp && { step_up: stepUp };
  if (effect === "return")
    return [fact("changes_requested", now, answering(intent, by), { answer, via, ...step })];

  if (!isSingle(panelOf(intent, by.id).quorum)) return decideVote(intent, command, now);
  const decision = decisionOf(intent, command, now);
  const held = heldBack(intent, decision, now);
  return held ? [held] : closeWith(intent, decision, now);
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

function decisionOf(intent: Intent, { by, answer, via, stepUp }: AnswerCommand, now: Date): Decision {
  return {
    ...answer,
    edits: withEdits(intent.edits, answer.edits),
    payload: payloadWith(intent, answer.edits),
    decidedBy: { id: by.id, name: by.name, email: by.email, actingFor: actingForOf(intent, by) },
    via,
    decidedAt: now,
    revision: intent.revision,
    receipt: null,
    ...(stepUp && { stepUp }),
  };
}

function stale(intent: Intent, seen: number): AppError {
  const message = `The question was revised while you were reading: you saw revision ${seen}, it is now ${intent.revision}.`;
  return new AppError("stale_revision", message, { extra: { revision: intent.revision } });
}

/** Whoever sends back what stood for a value has not seen it, and would put that in its place. */
const flawsOfMasks = ({ edits }: AnswerCommand["answer"]): Flaw[] =>
  maskedPlaces(edits).map((place) => ({
    pointer: `/edits${place}`,
    detail: "This was hidden while it was edited: have it shown first.",
  }));

function refuseFlaws(flaws: Flaw[]): void {
  const [first] = flaws;
  if (!first) return;
  const message =
    flaws.length === 1 ? first.detail : `${flaws.length} things in the answer need another look.`;
  throw new AppError("invalid_answer", message, { flaws });
}
