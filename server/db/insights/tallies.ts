import { type Cell, keyOf, NOTHING, sumOf, type Tally } from "@/core/insights/tally";
import type { Weeks } from "@/core/insights/weeks";
import { type Db, execute, rows } from "../client";

const CELL = `"workspaceId" text, week date, "intentType" text, "personId" text, "teamId" text`;

interface Counted {
  cell: Cell;
  tally: Tally;
}

/** Adds to the sums of weeks. Only one may do so at a time. */
export async function addToTallies(tx: Db, more: readonly Counted[]): Promise<void> {
  const read = `SELECT t.workspace_id AS "workspaceId", t.week::text AS week, t.intent_type AS "intentType",
      t.person_id AS "personId", t.team_id AS "teamId", t.tally
    FROM json_to_recordset($1::json) AS x(${CELL}) JOIN insight_tallies t ON t.workspace_id = x."workspaceId"
      AND t.person_id = x."personId" AND t.team_id = x."teamId" AND t.intent_type = x."intentType" AND t.week = x.week`;
  const kept = await rows<Cell & { tally: Tally }>(tx, read, JSON.stringify(more.map(({ cell }) => cell)));
  const before = new Map(kept.map(({ tally, ...cell }) => [keyOf(cell), tally]));
  const sums = more.map(({ cell, tally }) => ({
    ...cell,
    tally: sumOf(before.get(keyOf(cell)) ?? NOTHING, tally),
  }));
  const write = `INSERT INTO insight_tallies (workspace_id, week, intent_type, person_id, team_id, tally)
    SELECT "workspaceId", week, "intentType", "personId", "teamId", tally
    FROM json_to_recordset($1::json) AS x(${CELL}, tally jsonb)
    ON CONFLICT (workspace_id, person_id, team_id, intent_type, week) DO UPDATE SET tally = excluded.tally`;
  await execute(tx, write, JSON.stringify(sums));
}

/** Which sums: of one type, person or team, of any ("") or of each of them (null). */
export interface Mixture {
  intentType: string | null;
  personId: string | null;
  teamId: string | null;
}

const COLUMNS = { intentType: "intent_type", personId: "person_id", teamId: "team_id" } as const;

/** The sums of a workspace's weeks, for a mixture of which one at most is each. Null where a mixture asks for more. */
export async function readTallies(
  on: Db,
  workspaceId: string,
  { from, until }: Weeks,
  mixture: Mixture,
): Promise<Counted[]> {
  const values: unknown[] = [workspaceId, from, until];
  const conditions = Object.entries(COLUMNS).map(([name, column]) => {
    const value = mixture[name as keyof Mixture];
    return value === null ? `${column} > ''` : `${column} = $${values.push(value)}`;
  });
  const text = `SELECT workspace_id AS "workspaceId", week::text AS week, intent_type AS "intentType",
      person_id AS "personId", team_id AS "teamId", tally FROM insight_tallies
    WHERE workspace_id = $1 AND week >= $2::date AND week < $3::date AND ${conditions.join(" AND ")}`;
  const found = await rows<Cell & { tally: Tally }>(on, text, ...values);
  return found.map(({ tally, ...cell }) => ({ cell, tally }));
}
