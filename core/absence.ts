import type { Flaw } from "./errors";

/** A time in which somebody answers nothing; their delegate does. The end is not part of it. */
export interface Absence {
  id: string;
  userId: string;
  startsAt: Date;
  endsAt: Date;
  /** Null where nobody stands in. */
  delegateId: string | null;
}

export const MAX_ABSENCE_DAYS = 366;

/** What is wrong with an absence, among everybody's others in its time. `nameOf` names people by id. */
export function* flawsOfAbsence(
  absence: Absence,
  others: readonly Absence[],
  nameOf: (id: string) => string,
  now: Date,
): Generator<Flaw> {
  const { startsAt, endsAt, userId, delegateId } = absence;
  if (endsAt <= startsAt) return yield { pointer: "/ends_at", detail: "It ends before it starts." };
  if (endsAt.getTime() - startsAt.getTime() > MAX_ABSENCE_DAYS * DAY_MS)
    yield { pointer: "/ends_at", detail: `An absence lasts ${MAX_ABSENCE_DAYS} days at most.` };
  if (endsAt <= now) yield { pointer: "/ends_at", detail: "That time is over." };
  const rest = others.filter(({ id }) => id !== absence.id);
  if (rest.some((other) => other.userId === userId && overlaps(other, absence)))
    yield { pointer: "/starts_at", detail: "There is an absence in that time already: change that one." };
  if (delegateId === userId)
    return yield { pointer: "/delegate", detail: "Nobody stands in for themselves." };
  const circle = circleOf(absence, rest);
  if (circle) yield { pointer: "/delegate", detail: circleInWords([userId, ...circle, userId].map(nameOf)) };
}

const DAY_MS = 86_400_000;

/** "Bea would stand in for Ana, and Ana for Bea: nobody would be left." */
function circleInWords(names: readonly string[]): string {
  const steps = names
    .slice(1)
    .map((name, index) => `${name}${index === 0 ? " would stand in" : ""} for ${names[index]}`);
  return `${steps.join(", and ")}: nobody would be left.`;
}

/** The absence that somebody is in at a time; of one person no two overlap. */
export const absenceAt = (absences: readonly Absence[], at: Date): Absence | null =>
  absences.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt) ?? null;

/** Absences by whose they are. */
export function byPerson(absences: readonly Absence[]): Map<string, Absence[]> {
  const found = new Map<string, Absence[]>();
  for (const absence of absences) found.set(absence.userId, [...(found.get(absence.userId) ?? []), absence]);
  return found;
}

type Window = Pick<Absence, "startsAt" | "endsAt">;

/** Whether two times have a moment in common. */
export const overlaps = (one: Window, other: Window): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/**
 * The people through whom an absence would come back to whoever set it, at some moment that all of these absences share:
 * the delegate, the delegate's delegate and so on. Null where it does not. `others` are everybody's absences.
 */
export function circleOf(absence: Absence, others: readonly Absence[]): string[] | null {
  const byUser = byPerson(others);
  return follow(absence, absence, []);

  function follow(from: Absence, window: Window, path: readonly string[]): string[] | null {
    const { delegateId } = from;
    if (delegateId === null || path.includes(delegateId)) return null;
    if (delegateId === absence.userId) return [...path];
    for (const next of byUser.get(delegateId) ?? []) {
      if (!overlaps(next, window)) continue;
      const found = follow(next, common(next, window), [...path, delegateId]);
      if (found) return found;
    }
    return null;
  }
}

const common = (one: Window, other: Window): Window => ({
  startsAt: one.startsAt > other.startsAt ? one.startsAt : other.startsAt,
  endsAt: one.endsAt < other.endsAt ? one.endsAt : other.endsAt,
});
