import { BY_CLOCK, type Origin } from "@/core/origin";
import { db, EVERYWHERE } from "@/server/db/client";
import {
  claimDepartures,
  deleteDeparture,
  type Departure,
  nextDepartureAt,
  openPartsOf,
} from "@/server/db/departures";
import { bySystem } from "../context";
import { changeIntent } from "../intents/change";
import { resolverFor } from "../people/resolve";

const AT_ONCE = 50;
const LEASE_MS = 60_000;

/** When the clock looks once more after somebody who left: by then nothing that was being submitted meanwhile still asks them. */
export const lookAgainAt = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

/** Tells open intents that somebody can no longer be asked; those that were with them alone move on. Doing it again changes nothing. */
export async function tellOpenIntents(
  departure: Departure,
  now: Date,
  origin: Origin | null = BY_CLOCK,
): Promise<void> {
  const { workspaceId, userId, reason, actor: by } = departure;
  const ctx = bySystem(departure, now, origin ?? undefined);
  for (let after = ""; ;) {
    const ids = await openPartsOf(db(ctx), departure, after, AT_ONCE);
    await Promise.all(
      ids.map((id) =>
        changeIntent(ctx, id, async (tx, intent) => {
          const targets = intent.plan.levels.flatMap((level) => level.to);
          return {
            type: "depart",
            userId,
            reason,
            by,
            resolve: await resolverFor(tx, workspaceId, targets, now),
          };
        }),
      ),
    );
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return;
    after = last;
  }
}

/** Does what was due by `dueBy`, also what a crash left undone. Returns how many were taken up. */
export async function tellDueDepartures(
  now: Date,
  dueBy: Date,
  limit: number,
  origin: Origin = BY_CLOCK,
): Promise<number> {
  const due = await claimDepartures(db(EVERYWHERE), dueBy, new Date(now.getTime() + LEASE_MS), limit);
  for (const departure of due) {
    await tellOpenIntents(departure, now, origin);
    await deleteDeparture(db(departure), departure);
  }
  return due.length;
}

/** When there is something to do next; null where nobody left. */
export const nextDepartureDue = (): Promise<Date | null> => nextDepartureAt(db(EVERYWHERE));
