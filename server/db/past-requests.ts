import { type Agent, type Question, STATUSES } from "@/core/intent";
import type { Json } from "@/core/json";
import { type Db, rows } from "./client";
import { INTENT_COLUMNS, type IntentRow, intentOf } from "./intent-rows";

/** An intent as its request came in: with the priority and risk from before a rule changed them. */
export interface PastRequest {
  id: string;
  question: Question;
  agent: Agent;
  toAgent: string | null;
  state: Json;
  createdAt: Date;
}

/** The ids of the newest intents of any status; the index has them by status. */
export async function newestIntents(on: Db, workspaceId: string, limit: number): Promise<string[]> {
  const text = `SELECT x.id FROM unnest($2::text[]) AS s(status) CROSS JOIN LATERAL (
      SELECT i.id, i.created_at FROM intents i WHERE i.workspace_id = $1 AND i.status = s.status
      ORDER BY i.created_at DESC, i.id DESC LIMIT $3) x
    ORDER BY x.created_at DESC, x.id DESC LIMIT $3`;
  return (await rows<{ id: string }>(on, text, workspaceId, [...STATUSES], limit)).map(({ id }) => id);
}

/** These intents, the newest first. */
export async function readPast(on: Db, workspaceId: string, ids: readonly string[]): Promise<PastRequest[]> {
  const text = `SELECT ${INTENT_COLUMNS} FROM intents i JOIN agents a ON a.id = i.agent_id
    WHERE i.workspace_id = $1 AND i.id = ANY($2::text[]) ORDER BY i.created_at DESC, i.id DESC`;
  const found = await rows<IntentRow>(on, text, workspaceId, ids);
  return found.map((row) => {
    const intent = intentOf(row);
    const { id, agent, toAgent, state, createdAt, routedBy } = intent;
    return { id, question: { ...intent, ...routedBy?.asked }, agent, toAgent, state, createdAt };
  });
}
