import type { StoredFact } from "@/core/facts";
import { withDroppedWords } from "@/core/sensitive/redact";
import { type Db, rows } from "./client";

interface FactRow {
  seq: bigint;
  type: string;
  at: Date;
  actor: unknown;
  data: unknown;
}

/** An intent's facts after a seq, oldest first. The caller has checked that the intent may be read. */
export async function factsAfter(
  on: Db,
  workspaceId: string,
  intentId: string,
  after: bigint,
  limit: number,
): Promise<StoredFact[]> {
  const text = `SELECT seq, type, at, actor, data FROM facts
    WHERE intent_id = $1 AND workspace_id = $2 AND seq > $3 ORDER BY seq LIMIT $4`;
  return (await rows<FactRow>(on, text, intentId, workspaceId, after, limit)).map((row) => revived(row));
}

/** Whether this fact is a comment on this intent. */
export async function isComment(
  on: Db,
  workspaceId: string,
  intentId: string,
  seq: bigint,
): Promise<boolean> {
  const text = `SELECT 1 FROM facts WHERE seq = $1 AND intent_id = $2 AND workspace_id = $3 AND type = 'commented'`;
  return (await rows(on, text, seq, intentId, workspaceId)).length > 0;
}

/** Facts were written from the core's own type; only the decision's time has become text. */
function revived(row: FactRow): StoredFact {
  const fact = withDroppedWords(row as StoredFact);
  const decision = fact.type === "decided" || fact.type === "timed_out" ? fact.data.decision : null;
  if (decision) decision.decidedAt = new Date(decision.decidedAt);
  return fact;
}

/** What a person had shown since then: places in the intent, of which there are facts. */
export async function revealedSince(
  on: Db,
  intentId: string,
  userId: string,
  since: Date,
): Promise<string[]> {
  const text = `SELECT DISTINCT p.place FROM facts f CROSS JOIN LATERAL json_array_elements_text(f.data -> 'places') AS p(place)
    WHERE f.intent_id = $1 AND f.type = 'revealed' AND f.at > $3 AND f.actor ->> 'id' = $2`;
  return (await rows<{ place: string }>(on, text, intentId, userId, since)).map(({ place }) => place);
}
