import { levelAfter } from "../escalation";
import { asPerson, type Fact } from "../facts";
import { type Asked, currentlyAsked, type Intent, isOpen, SYSTEM } from "../intent";
import type { Command } from "./commands";
import { fact } from "./decide";
import { escalate } from "./pursue";

type Cover = Extract<Command, { type: "cover" }>;

/**
 * An absence began while its person was asked: the part goes to whoever stands in. Without such a person they stay named; and
 * where nobody of the level is left to answer, the next level is asked at once.
 */
export function decideCover(intent: Intent, { userId, absence, noted, resolve }: Cover, now: Date): Fact[] {
  const absent = currentlyAsked(intent).find(({ id }) => id === userId);
  if (!absent || !isOpen(intent)) return [];
  const [standIn] = resolve([targetOf(absent)]).people;
  if (standIn?.id === absent.id || (noted && !standIn)) return [];
  const asked = currentlyAsked(intent).some(({ id }) => id === standIn?.id);
  const covered = fact("covered", now, SYSTEM, {
    from: asPerson(absent),
    by: standIn ? { id: standIn.id, name: standIn.name } : null,
    // Whoever stood in for somebody hands that on.
    to: standIn && !asked ? [{ ...standIn, insteadOf: absent.insteadOf ?? standIn.insteadOf }] : [],
    until: absence.until.toISOString(),
    absence: absence.id,
  });
  if (standIn || somebodyIsLeft(intent, absent, resolve)) return [covered];
  return [covered, ...climbOn(intent, resolve, now)];
}

/** Whether somebody else is asked and there, or has it in hand: by a claim, or by an answer that is held. */
function somebodyIsLeft(intent: Intent, absent: Asked, resolve: Cover["resolve"]): boolean {
  if (intent.held || (intent.claim && intent.claim.by.id !== absent.id)) return true;
  return currentlyAsked(intent).some(
    (person) =>
      person.id !== absent.id && resolve([targetOf(person)]).people.some(({ id }) => id === person.id),
  );
}

function climbOn(intent: Intent, resolve: Cover["resolve"], now: Date): Fact[] {
  const next = levelAfter(intent.plan, intent.position);
  return next ? escalate(intent, { ...next, at: now }, resolve, now, "nobody_there") : [];
}

const targetOf = ({ id, name, email }: Asked) => ({ type: "user" as const, id, name, email });
