import type { DirectoryQuery } from "@/core/wire/directory";
import type { TeamDetailWire, TeamsWire } from "@/core/wire/teams";
import { db } from "@/server/db/client";
import { findTeam, listTeams as listTeamRows } from "@/server/db/teams";
import { nameQuery, pageByName } from "../administration/by-name";
import { type Ctx, requireOverseer } from "../context";
import { noSuchTeam, teamInDetail, teamShown } from "./show";

/** The workspace's teams by name. Throws forbidden. */
export async function listTeams(ctx: Ctx, query: DirectoryQuery): Promise<TeamsWire> {
  requireOverseer(ctx);
  const found = await listTeamRows(db(ctx), nameQuery(ctx.workspaceId, query));
  const { shown, next_cursor } = pageByName(found, query.limit);
  return { items: shown.map(teamShown), next_cursor };
}

/** One team, who is in it, and what names it. Throws forbidden, not_found. */
export async function readTeam(ctx: Ctx, id: string): Promise<TeamDetailWire> {
  requireOverseer(ctx);
  const team = await findTeam(db(ctx), ctx.workspaceId, id);
  if (!team) throw noSuchTeam();
  return teamInDetail(db(ctx), team);
}
