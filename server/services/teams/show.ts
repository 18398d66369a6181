import { AppError } from "@/core/errors";
import type { TeamDetailWire, TeamWire } from "@/core/wire/teams";
import type { Db } from "@/server/db/client";
import { countOpenNaming, lockTeam, membersOf, type StoredTeam, usesOfTeam } from "@/server/db/teams";
import type { Ctx } from "../context";

/** Counting further would cost more than anybody learns from it. */
const COUNTED = 1_000;

export const teamShown = ({ id, slug, name, reachable, people }: StoredTeam): TeamWire => ({
  id,
  slug,
  name,
  reachable,
  people,
});

/** A team with everybody in it and what names it. */
export async function teamInDetail(on: Db, team: StoredTeam): Promise<TeamDetailWire> {
  const members = await membersOf(on, team);
  return {
    ...teamShown(team),
    members: members.map(({ lastSeenAt, ...member }) => ({
      ...member,
      last_seen_at: lastSeenAt?.toISOString() ?? null,
    })),
    used_by: await usesOfTeam(on, team.workspaceId, refOf(team)),
    open_intents: await countOpenNaming(on, team, COUNTED),
  };
}

export const refOf = ({ slug }: Pick<StoredTeam, "slug">): string => `team:${slug}`;

/** Locked until the transaction ends. Throws not_found. */
export async function lockedTeam(tx: Db, { workspaceId }: Ctx, id: string): Promise<StoredTeam> {
  const team = await lockTeam(tx, workspaceId, id);
  if (!team) throw noSuchTeam();
  return team;
}

export const noSuchTeam = (): AppError => new AppError("not_found", "There is no such team.");
