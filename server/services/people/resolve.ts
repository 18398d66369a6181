import type { Resolve } from "@/core/lifecycle/commands";
import type { Target } from "@/core/plan";
import { type Directory, reach } from "@/core/reach";
import type { Db } from "@/server/db/client";
import { type AbsenceFound, type Found, lookUpTargets, type TargetFound } from "@/server/db/targets";

/** Says who stands behind these targets at `now`. */
export async function resolverFor(
  on: Db,
  workspaceId: string,
  targets: readonly Target[],
  now: Date,
): Promise<Resolve> {
  const directory = await directoryFor(on, workspaceId, targets, { from: now, to: now });
  return (wanted) => reach(wanted, directory, now);
}

/** The same for targets that were just looked up with those behind them. */
export function resolverAmong(found: Found, now: Date): Resolve {
  const directory = directoryOf(found);
  return (wanted) => reach(wanted, directory, now);
}

/** All that it takes to say who is behind these targets at any time of a period, the end included. */
export async function directoryFor(
  on: Db,
  workspaceId: string,
  targets: readonly Target[],
  { from, to }: { from: Date; to: Date },
): Promise<Directory> {
  const ids = [...new Set(targets.map(({ id }) => id))];
  const period = { since: from.getTime(), until: to.getTime() + 1 };
  return directoryOf(await lookUpTargets(on, workspaceId, ids, period));
}

export function directoryOf({ targets, absences }: Found): Directory {
  const delegates = absences.flatMap(({ delegate }) => delegate ?? []);
  return {
    people: [...targets.flatMap(({ people }) => people), ...delegates],
    teams: targets.flatMap(({ target, people }) =>
      target.type === "team" ? [{ id: target.id, members: people.map(({ id }) => id) }] : [],
    ),
    schedules: targets.flatMap(({ schedule }) => (schedule ? [scheduleOf(schedule)] : [])),
    absences: absences.map(absenceOf),
  };
}

const scheduleOf = (found: NonNullable<TargetFound["schedule"]>): Directory["schedules"][number] => ({
  ...found,
  overrides: found.overrides.map((each) => ({ ...each, from: new Date(each.from), to: new Date(each.to) })),
});

const absenceOf = ({
  id,
  userId,
  startsAt,
  endsAt,
  delegateId,
}: AbsenceFound): Directory["absences"][number] => ({
  ...{ id, userId, delegateId },
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
