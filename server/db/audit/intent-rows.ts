import type { Revised } from "@/core/audit/question";
import type { Json, JsonObject } from "@/core/json";
import { type Db, rows } from "../client";
import { askedBy, QUESTION, REVISIONS } from "./entries";

/** How an intent's row stands, and what its facts say that it should. */
export interface StoredIntent {
  id: string;
  question: JsonObject;
  revisions: Revised[];
  status: string;
  outcome: string | null;
  decision: Json;
  /** Whether a fact says that something of it was dropped. */
  redacted: boolean;
  /** The fact that closed it; null while it is open. */
  closing: { id: string; type: string; data: JsonObject } | null;
}

type Row = StoredIntent & { deadline_at: Date; revisions: Revised[] | null };

/** The rows of intents, in no order. */
export async function storedIntents(
  on: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<StoredIntent[]> {
  if (ids.length === 0) return [];
  const text = `SELECT i.id, ${QUESTION} AS question, i.deadline_at, ${REVISIONS} AS revisions, i.status, i.outcome, i.decision,
      EXISTS (SELECT FROM facts f WHERE f.intent_id = i.id AND f.type = 'redacted') AS redacted,
      (SELECT json_build_object('id', 'fact_' || f.seq, 'type', f.type, 'data', f.data) FROM facts f
       WHERE f.intent_id = i.id AND f.type IN ('decided', 'timed_out', 'canceled') ORDER BY f.seq DESC LIMIT 1) AS closing
    FROM intents i WHERE i.workspace_id = $1 AND i.id = ANY($2::text[])`;
  return (await rows<Row>(on, text, workspaceId, ids)).map(
    ({ deadline_at, revisions, question, ...row }) => ({
      ...row,
      question: askedBy(question, deadline_at),
      revisions: revisions ?? [],
    }),
  );
}
