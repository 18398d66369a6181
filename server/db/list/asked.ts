import type { ListFilter, Parameters } from "./filter";

/** What must hold of one person's row beside an intent. */
interface Asked {
  userId: string;
  current: boolean;
  snooze: { asleep: boolean; now: Date } | null;
  /** False where it is enough that no such row speaks against it. */
  required: boolean;
}

/** The people that a list is about, whose rows of intent_people lead to it first. */
export function askedOf({ assigneeId, scope, snooze }: ListFilter): Asked[] {
  const people = new Map<string, Asked>();
  const about = (userId: string): Asked => {
    const asked = people.get(userId) ?? { userId, current: false, snooze: null, required: false };
    people.set(userId, asked);
    return asked;
  };
  if (assigneeId !== undefined) Object.assign(about(assigneeId), { current: true, required: true });
  if (snooze?.asleep) Object.assign(about(snooze.by), { snooze, required: true });
  if (scope.type === "asked") about(scope.userId).required = true;
  if (snooze) about(snooze.by).snooze = snooze;
  return [...people.values()];
}

/** The person whose rows are the way to the list. */
export const leadOf = (filter: ListFilter): Asked | undefined =>
  askedOf(filter).find(({ required }) => required);

/** Conditions on the person's row, called p. */
export function* rowConditions({ current, snooze }: Asked, bound: Parameters): Generator<string> {
  if (current) yield "p.current";
  if (!snooze) return;
  const now = bound.add(snooze.now);
  yield snooze.asleep
    ? `p.open AND p.snoozed_until > ${now}`
    : `(p.snoozed_until IS NULL OR p.snoozed_until <= ${now})`;
}

/** The same, looked up for an intent called i: by its key, and never as a join that would read all rows of the person. */
export function askedCondition(asked: Asked, bound: Parameters): string {
  const holds = ["true", ...rowConditions(asked, bound)].join(" AND ");
  const looked = `(SELECT ${holds} FROM intent_people p WHERE p.intent_id = i.id AND p.user_id = ${bound.add(asked.userId)})`;
  return `coalesce(${looked}, ${!asked.required})`;
}
