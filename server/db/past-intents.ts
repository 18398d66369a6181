import type { Question } from "@/core/intent";
import type { PastIntent } from "@/core/simulate";
import { type Db, rows } from "./client";
import { planOf, type StoredPlan } from "./stored-plan";

export interface StoredPastIntent extends PastIntent, Pick<Question, "taskType" | "outcomes"> {
  id: string;
  title: string;
}

const COLUMNS = `i.id, i.title, i.task_type AS "taskType", i.outcomes, i.status, i.plan, i.created_at AS "createdAt",
  CASE WHEN i.status = 'decided' THEN (i.decision ->> 'decidedAt')::timestamptz ELSE i.closed_at END AS "closedAt",
  CASE WHEN i.decision -> 'decidedBy' ->> 'id' IS NOT NULL
    THEN jsonb_build_object('id', i.decision -> 'decidedBy' ->> 'id', 'name', i.decision -> 'decidedBy' ->> 'name') END AS "answeredBy"`;

/** The last intents that began under a policy, newest first. */
export async function lastIntentsUnder(
  on: Db,
  workspaceId: string,
  slug: string,
  limit: number,
): Promise<StoredPastIntent[]> {
  const text = `SELECT ${COLUMNS} FROM intents i WHERE i.workspace_id = $1 AND i.plan ->> 'policy' = $2
    ORDER BY i.created_at DESC LIMIT $3`;
  return (await rows<Row>(on, text, workspaceId, slug, limit)).map(toPast);
}

/** The last intents of a workspace, newest first: the newest of each status, so that an index finds them. */
export async function lastIntents(on: Db, workspaceId: string, limit: number): Promise<StoredPastIntent[]> {
  const newest = (status: string) =>
    `(SELECT id, created_at FROM intents WHERE workspace_id = $1 AND status = '${status}' ORDER BY created_at DESC, id DESC LIMIT $2)`;
  const text = `WITH newest AS (SELECT id FROM (
      ${["waiting", "decided", "timed_out", "canceled"].map(newest).join(" UNION ALL ")}
    ) each ORDER BY created_at DESC LIMIT $2)
    SELECT ${COLUMNS} FROM newest JOIN intents i ON i.id = newest.id ORDER BY i.created_at DESC, i.id`;
  return (await rows<Row>(on, text, workspaceId, limit)).map(toPast);
}

type Row = Omit<StoredPastIntent, "plan"> & { plan: StoredPlan };

const toPast = (row: Row): StoredPastIntent => ({ ...row, plan: planOf(row.plan) });
