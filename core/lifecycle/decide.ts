import { durationInWords } from "../duration";
import { AppError } from "../errors";
import { asPerson, type Fact, type FactData, type FactType } from "../facts";
import { type Actor, currentlyAsked, type Intent, isOpen, SYSTEM } from "../intent";
import { type Member, mayHandle, requesterOf } from "../access";
import { decideAnswer, takeBack } from "./answer";
import type { Command, Resolve } from "./commands";
import { decideCover } from "./cover";
import { notYours } from "./not-yours";
import { decideDeparture } from "./departure";
import { decidePursuit } from "./pursue";
import { decideRedaction, decideReveal } from "./sensitive";
import { withoutRequester } from "./requester";
import { decideSnooze, decideWake } from "./snooze";
import { tooLate } from "./too-late";
import { settled, voidedBy } from "./vote";

/** One fact in the making. */
export function fact<T extends FactType>(type: T, at: Date, actor: Actor, data: FactData[T]): Fact {
  return { type, at, actor, data } as Fact;
}

export function asActor(member: Pick<Member, "id" | "name">): Actor {
  return { type: "user", id: member.id, name: member.name };
}

/**
 * Which facts follow from a command. Pure: the same intent, command and time give the same facts.
 * Throws an AppError where the command is refused; no fact at all means that nothing was to be done.
 */
export function decide(intent: Intent, command: Command, now: Date): Fact[] {
  return settled(intent, factsOf(intent, command, now), now);
}

function factsOf(intent: Intent, command: Command, now: Date): Fact[] {
  switch (command.type) {
    case "pursue":
      return decidePursuit(intent, asking(intent, command.resolve), now);
    case "cover":
      return decideCover(intent, { ...command, resolve: asking(intent, command.resolve) }, now);
    case "depart":
      return decideDeparture(intent, { ...command, resolve: asking(intent, command.resolve) }, now);
    case "answer":
      return decideAnswer(intent, command, now);
    case "take_back":
      return takeBack(intent, command.by, now);
    case "note_sent": {
      const { to, channel, kind } = command;
      return [fact("notified", now, SYSTEM, { to, channel, kind })];
    }
    case "note_failed": {
      const { to, channel, kind, error, attempts } = command;
      return [fact("notification_failed", now, SYSTEM, { to, channel, kind, error, attempts })];
    }
    case "reveal":
      return decideReveal(intent, command, now);
    case "redact":
      return decideRedaction(intent, command, now);
    case "report":
      return report(intent, command, now);
    case "claim":
      return claim(intent, command.by, now);
    case "release":
      return release(intent, command.by, now);
    case "snooze":
      refuseClosed(intent, now);
      return decideSnooze(intent, command, now);
    case "wake":
      refuseClosed(intent, now);
      return decideWake(intent, command.by, now);
    case "comment":
      refuseClosed(intent, now);
      return [comment(command, now)];
    case "reassign":
      return reassign(intent, command, now);
    case "delegate":
      return delegate(intent, command, now);
    case "revise": {
      refuseClosed(intent, now);
      const { payload, title, description } = command.question;
      const question = {
        ...(payload !== undefined && { payload }),
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
      };
      const before = Object.fromEntries(
        Object.keys(question).map((key) => [key, intent[key as keyof typeof question]]),
      );
      return [
        fact("revised", now, command.by, {
          revision: intent.revision + 1,
          note: command.note,
          question,
          before,
          ...voidedBy(intent),
        }),
      ];
    }
    case "cancel":
      if (intent.status === "canceled") return [];
      refuseClosed(intent, now);
      return [fact("canceled", now, command.by, { reason: command.reason })];
  }
}

/** Whoever owns the asking agent is never asked, unless the plan lets them decide. */
const asking = (intent: Intent, resolve: Resolve): Resolve => withoutRequester(resolve, requesterOf(intent));

function refuseClosed(intent: Intent, now: Date): void {
  if (!isOpen(intent)) throw tooLate(intent, now);
}

function refuseOutsiders(intent: Intent, member: Member): void {
  if (!mayHandle(member, intent)) throw notYours(member, intent, "handle");
}

function claim(intent: Intent, by: Member, now: Date): Fact[] {
  refuseOutsiders(intent, by);
  refuseClosed(intent, now);
  if (intent.claim?.by.id === by.id) return [];
  if (intent.claim) throw new AppError("conflict", `${intent.claim.by.name} has claimed this.`);
  const { holdSeconds, atMostSeconds } = intent.plan.claim;
  const leftMs = atMostSeconds * 1000 - intent.position.heldMs;
  if (leftMs <= 0) throw heldLongEnough(atMostSeconds);
  const until = new Date(now.getTime() + Math.min(holdSeconds * 1000, leftMs));
  return [fact("claimed", now, asActor(by), { until: until.toISOString() })];
}

function heldLongEnough(seconds: number): AppError {
  const message = `Claims have held this level for ${durationInWords(seconds)}, which is all that its policy allows. You can still answer.`;
  return new AppError("conflict", message);
}

function release(intent: Intent, by: Member, now: Date): Fact[] {
  refuseOutsiders(intent, by);
  refuseClosed(intent, now);
  if (!intent.claim) return [];
  if (intent.claim.by.id !== by.id && by.role !== "admin") {
    throw new AppError("forbidden", `Only ${intent.claim.by.name} or an admin can release this.`);
  }
  const heldMs = now.getTime() - intent.claim.since.getTime();
  return [fact("released", now, asActor(by), { reason: "by_hand", held_ms: heldMs })];
}

function reassign(intent: Intent, command: Extract<Command, { type: "reassign" }>, now: Date): Fact[] {
  refuseOutsiders(intent, command.by);
  refuseClosed(intent, now);
  const to = command.to.filter(({ id }) => id !== requesterOf(intent));
  if (command.to.length === 0)
    throw new AppError("conflict", "Nobody is behind that team now, so nobody would be asked.");
  refuseRequester(to.length === 0);
  return [fact("reassigned", now, asActor(command.by), { to, reason: command.reason })];
}

function refuseRequester(isRequester: boolean): void {
  if (isRequester)
    throw new AppError("conflict", "Whoever owns the asking agent may not decide this: name somebody else.");
}

/** Hands on one's own part; the others who are asked stay. */
function delegate(intent: Intent, command: Extract<Command, { type: "delegate" }>, now: Date): Fact[] {
  const { by, to, reason } = command;
  refuseOutsiders(intent, by);
  refuseClosed(intent, now);
  const asked = currentlyAsked(intent);
  const own = asked.find((person) => person.id === by.id);
  if (!own) throw new AppError("conflict", "This is not with you now, so there is nothing to delegate.");
  if (asked.some((person) => person.id === to.id))
    throw new AppError("conflict", `${to.name} is asked already.`);
  refuseRequester(to.id === requesterOf(intent));
  return [fact("reassigned", now, asActor(by), { to: [to], reason, from: asPerson(own) })];
}

function comment(command: Extract<Command, { type: "comment" }>, now: Date): Fact {
  const { by, body, question, replyTo, mentions = [], told = [] } = command;
  return fact("commented", now, by, {
    body,
    question,
    ...(replyTo !== undefined && { reply_to: replyTo }),
    ...(mentions.length > 0 && { mentions, told }),
  });
}

function report(intent: Intent, command: Extract<Command, { type: "report" }>, now: Date): Fact[] {
  if (isOpen(intent))
    throw new AppError("conflict", "There is no answer yet, so there is no result to report.");
  if (intent.result) throw new AppError("conflict", "The result was reported before.");
  return [fact("result", now, command.by, command.result)];
}
