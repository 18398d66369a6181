import type { Asked, Intent } from "@/core/intent";
import { currentlyAsked } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import { BY_CLOCK, type Origin } from "@/core/origin";
import type { Target } from "@/core/plan";
import {
  dueAbsences,
  intentsToCover,
  isNoted,
  nextAbsenceAt,
  reschedule,
  type StoredAbsence,
} from "@/server/db/absences";
import { type Db, db, EVERYWHERE } from "@/server/db/client";
import { bySystem } from "../context";
import { changeIntent } from "../intents/change";
import { resolverFor } from "../people/resolve";

const INTENTS_AT_ONCE = 50;
/** A request that was on its way when the absence began is found by a second look, this much later. */
const SECOND_LOOK_MS = 10_000;
const AFTER_ERROR_MS = 60_000;

/**
 * Hands on what people are asked whose absence has begun, for up to `limit` absences of all workspaces. Several processes may do
 * it side by side. Returns how many were looked at. Where one cannot be applied, the others are all the same before this throws.
 */
export async function applyDueAbsences(
  now: Date,
  dueBy: Date,
  limit: number,
  origin: Origin = BY_CLOCK,
): Promise<number> {
  const due = await dueAbsences(db(EVERYWHERE), dueBy, limit);
  const broken: unknown[] = [];
  for (const absence of due) {
    const errors = await apply(absence, now, origin);
    broken.push(...errors);
    await reschedule(
      db(absence),
      absence,
      errors.length > 0 ? new Date(now.getTime() + AFTER_ERROR_MS) : nextLook(absence, now),
    );
  }
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} intents could not be handed on`);
  return due.length;
}

/** When there is an absence to apply next; null where none waits. */
export const nextAbsenceDue = (): Promise<Date | null> => nextAbsenceAt(db(EVERYWHERE));

async function apply(absence: StoredAbsence, now: Date, origin: Origin): Promise<unknown[]> {
  if (absence.endsAt <= now) return [];
  const errors: unknown[] = [];
  for (let after = ""; ;) {
    const ids = await intentsToCover(db(absence), absence, after, INTENTS_AT_ONCE);
    const covered = await Promise.allSettled(ids.map((id) => cover(absence, id, { now, origin })));
    errors.push(...covered.flatMap((each) => (each.status === "rejected" ? [each.reason] : [])));
    const last = ids.at(-1);
    if (last === undefined || ids.length < INTENTS_AT_ONCE) return errors;
    after = last;
  }
}

const cover = (
  absence: StoredAbsence,
  id: string,
  { now, origin }: { now: Date; origin: Origin },
): Promise<unknown> =>
  changeIntent(bySystem(absence, now, origin), id, (tx, intent) => commandFor(tx, absence, intent, now));

async function commandFor(tx: Db, absence: StoredAbsence, intent: Intent, now: Date): Promise<Command> {
  const targets = [...intent.plan.levels.flatMap(({ to }) => to), ...currentlyAsked(intent).map(targetOf)];
  return {
    type: "cover",
    userId: absence.user.id,
    absence: { id: absence.id, until: absence.endsAt },
    noted: await isNoted(tx, intent.id, absence),
    resolve: await resolverFor(tx, intent.workspaceId, targets, now),
  };
}

const targetOf = ({ id, name, email }: Asked): Target => ({ type: "user", id, name, email });

function nextLook({ startsAt, endsAt, changedAt }: StoredAbsence, now: Date): Date | null {
  const began = startsAt > changedAt ? startsAt : changedAt;
  const again = new Date(began.getTime() + SECOND_LOOK_MS);
  return again > now && endsAt > now ? again : null;
}
