import { levelAfter } from "../escalation";
import { asPerson, type Fact } from "../facts";
import { currentlyAsked, type Intent, isOpen } from "../intent";
import type { Command } from "./commands";
import { fact } from "./decide";
import { escalate } from "./pursue";

type Depart = Extract<Command, { type: "depart" }>;

/**
 * Somebody can no longer be asked. Their part ends, and so does a claim of theirs; where nobody who is asked now is left, the
 * next level is asked at once. Leaves no fact where it was not with them.
 */
export function decideDeparture(intent: Intent, { userId, reason, by, resolve }: Depart, now: Date): Fact[] {
  const person = intent.asked.find(({ id }) => id === userId);
  const claims = intent.claim?.by.id === userId;
  if (!isOpen(intent) || !person || (!person.current && !claims)) return [];
  const left = fact("left", now, by, { who: asPerson(person), reason });
  const next = person.current && !isInHand(intent, userId) ? levelAfter(intent.plan, intent.position) : null;
  return next ? [left, ...escalate(intent, { ...next, at: now }, resolve, now, "nobody_there")] : [left];
}

/** Whether somebody else is asked now, has claimed it, or it has an answer that is held. */
const isInHand = (intent: Intent, userId: string): boolean =>
  intent.held !== null ||
  (intent.claim !== null && intent.claim.by.id !== userId) ||
  currentlyAsked(intent).some(({ id }) => id !== userId);
