import { type Db, rows } from "../client";

/** Whoever is or was a member, behind an address or an id; null where there is nobody. */
export async function findPersonId(on: Db, workspaceId: string, ref: string): Promise<string | null> {
  const text = `SELECT u.id FROM users u JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1
    WHERE u.email = lower($2) OR u.id = $2`;
  return (await rows<{ id: string }>(on, text, workspaceId, ref))[0]?.id ?? null;
}

/** The team behind a slug; an id may be that of a team that is gone. Null where a slug means nothing. */
export async function findTeamId(on: Db, workspaceId: string, ref: string): Promise<string | null> {
  const text = "SELECT id FROM teams WHERE workspace_id = $1 AND (slug = $2 OR id = $2)";
  const [team] = await rows<{ id: string }>(on, text, workspaceId, ref);
  return team?.id ?? (ref.startsWith("team_") ? ref : null);
}

/** What a group of figures is called, and how a filter says it. */
export interface Named {
  id: string;
  ref: string;
  name: string;
}

export const namesOfPeople = (on: Db, ids: readonly string[]): Promise<Named[]> =>
  rows(on, "SELECT id, email AS ref, name FROM users WHERE id = ANY($1::text[])", ids);

export const namesOfTeams = (on: Db, workspaceId: string, ids: readonly string[]): Promise<Named[]> =>
  rows(
    on,
    "SELECT id, slug AS ref, name FROM teams WHERE workspace_id = $1 AND id = ANY($2::text[])",
    workspaceId,
    ids,
  );
