import { AppError, flaw } from "@/core/errors";
import type { Json } from "@/core/json";
import type { TeamBody, TeamChangeBody, TeamDetailWire, TeamWire } from "@/core/wire/teams";
import type { Db } from "@/server/db/client";
import {
  addToTeams,
  deleteTeam as deleteTeamRow,
  insertTeam,
  isSlugTaken,
  membersOf,
  removeFromTeam,
  renameTeam as renameTeamRow,
  type StoredTeam,
  type TeamUse,
  usesOfTeam,
} from "@/server/db/teams";
import { administer } from "../administration/administer";
import { type Ctx, newId } from "../context";
import { memberOf } from "../members/list";
import { lockedTeam, refOf, teamInDetail, teamShown } from "./show";

/** Makes a team with nobody in it yet. Throws forbidden, and conflict where the slug is taken. */
export async function createTeam(ctx: Ctx, { slug, name }: TeamBody): Promise<TeamDetailWire> {
  return administer(ctx, async (tx) => {
    const team = { id: newId("team"), workspaceId: ctx.workspaceId, slug, name, reachable: 0, people: [] };
    await insertTeam(tx, team);
    const change = { kind: "team" as const, id: team.id, name, action: "created" };
    return {
      result: await teamInDetail(tx, team),
      changes: [{ ...change, before: null, after: await keptOf(tx, team) }],
    };
  }).catch((error: unknown) => {
    if (isSlugTaken(error)) throw flaw("conflict", "/slug", `There is a team “${slug}” already.`);
    throw error;
  });
}

/** Throws forbidden, not_found. */
export const renameTeam = (ctx: Ctx, id: string, { name }: TeamChangeBody): Promise<TeamDetailWire> =>
  changed(ctx, id, (tx, team) => renameTeamRow(tx, team, name));

/** Throws forbidden, and not_found also for a stranger. */
export const addTeamMember = (ctx: Ctx, id: string, userId: string): Promise<TeamDetailWire> =>
  changed(ctx, id, async (tx) => {
    await memberOf(tx, ctx, userId);
    await addToTeams(tx, ctx.workspaceId, userId, [id]);
  });

/** What is with them already stays with them. Throws forbidden, not_found. */
export const removeTeamMember = (ctx: Ctx, id: string, userId: string): Promise<TeamDetailWire> =>
  changed(ctx, id, async (tx, team) => {
    await memberOf(tx, ctx, userId);
    await removeFromTeam(tx, team, userId);
  });

async function changed(
  ctx: Ctx,
  id: string,
  work: (tx: Db, team: StoredTeam) => Promise<void>,
): Promise<TeamDetailWire> {
  return administer(ctx, async (tx) => {
    const team = await lockedTeam(tx, ctx, id);
    const before = await keptOf(tx, team);
    await work(tx, team);
    const now = await lockedTeam(tx, ctx, id);
    const after = await keptOf(tx, now);
    const same = JSON.stringify(before) === JSON.stringify(after);
    const change = { kind: "team" as const, id, name: now.name, action: "changed", before, after };
    return { result: await teamInDetail(tx, now), changes: same ? [] : [change] };
  });
}

/**
 * Deletes a team. Open intents whose level is still to come pass over it and say so; whoever was asked stays asked.
 * Throws forbidden, not_found, and conflict where something names it.
 */
export async function deleteTeam(ctx: Ctx, id: string): Promise<TeamWire> {
  return administer(ctx, async (tx) => {
    const team = await lockedTeam(tx, ctx, id);
    const uses = await usesOfTeam(tx, ctx.workspaceId, refOf(team));
    if (uses.length > 0) throw inUse(team, uses);
    const before = await keptOf(tx, team);
    await deleteTeamRow(tx, team);
    const change = { kind: "team" as const, id, name: team.name, action: "removed", before, after: null };
    return { result: teamShown(team), changes: [change] };
  });
}

function inUse(team: StoredTeam, uses: readonly TeamUse[]): AppError {
  const names = uses.map(({ kind, name }) => `the ${WORDS[kind]} “${name}”`);
  const list = new Intl.ListFormat("en").format(names);
  return new AppError("conflict", `${team.name} is named by ${list}. Take it out there first.`, {
    extra: { used_by: uses },
  });
}

const WORDS: Record<TeamUse["kind"], string> = {
  policy: "policy",
  intent_type: "intent type",
  rule: "rule",
  schedule: "on-call schedule",
};

/** What the audit trail keeps of a team. */
async function keptOf(on: Db, team: StoredTeam): Promise<Json> {
  const members = await membersOf(on, team);
  return { slug: team.slug, name: team.name, members: members.map(({ email }) => email) };
}
