import { type Db, rows } from "./client";

/** A fact that somebody may not have heard of. */
export interface NewFact {
  workspaceId: string;
  intentId: string;
  seq: bigint;
  type: string;
  /** Whether none with a smaller number is still on its way. */
  settled: boolean;
}

/** Numbers are taken before their commit, so a smaller one may come to light after a greater one; by so much later at most. */
const MARGIN = "10 seconds";

/** The facts of each workspace after a number, oldest first and at most `most` of each. */
export function factsSince(
  on: Db,
  points: readonly { workspaceId: string; after: bigint }[],
  most: number,
): Promise<NewFact[]> {
  const text = `SELECT w.id AS "workspaceId", f.intent_id AS "intentId", f.seq, f.type, f.at < now() - interval '${MARGIN}' AS settled
    FROM unnest($1::text[], $2::bigint[]) AS w(id, after)
    CROSS JOIN LATERAL (SELECT seq, intent_id, type, at FROM facts WHERE workspace_id = w.id AND seq > w.after
      ORDER BY seq LIMIT $3) f
    ORDER BY f.seq`;
  const ids = points.map(({ workspaceId }) => workspaceId);
  const afters = points.map(({ after }) => String(after));
  return rows<NewFact>(on, text, ids, afters, most);
}

/** The newest fact of a workspace below which none is still on its way; 0 where there is none. */
export async function settledSeq(on: Db, workspaceId: string): Promise<bigint> {
  const text = `SELECT seq FROM facts WHERE workspace_id = $1 AND at < now() - interval '${MARGIN}' ORDER BY seq DESC LIMIT 1`;
  const [row] = await rows<{ seq: bigint }>(on, text, workspaceId);
  return row?.seq ?? 0n;
}
