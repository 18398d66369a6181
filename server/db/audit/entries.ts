import { type Entry, entryId } from "@/core/audit/entry";
import { firstQuestion, type Revised } from "@/core/audit/question";
import type { Json, JsonObject } from "@/core/json";
import { type Db, rows } from "../client";

interface FactRow {
  seq: bigint;
  workspace_id: string;
  intent_id: string;
  type: string;
  at: Date;
  actor: Json;
  data: Json;
  origin: Json;
  question: JsonObject | null;
  deadline_at: Date | null;
  revisions: Revised[] | null;
  sensitive: string[] | null;
}

/** What was asked, as it stands in the intent's row; `deadline_at` is beside it, because JSON would write it by the session's zone. */
export const QUESTION = `json_build_object('agent_id', i.agent_id, 'intent_type', i.intent_type, 'task_type', i.task_type,
  'title', i.title, 'description', i.description, 'payload', i.payload, 'form_schema', i.form_schema, 'ui_schema', i.ui_schema,
  'outcomes', to_json(i.outcomes), 'required_comment', i.required_comment, 'evidence_required', i.evidence_required,
  'editable', to_json(i.editable), 'priority', i.priority, 'risk', i.risk, 'to_agent', i.to_agent,
  'correlation_id', i.correlation_id, 'callback_url', i.callback_url, 'state', i.state, 'routed_by', i.routed_by)`;

export const REVISIONS = `(SELECT json_agg(json_build_object('id', 'fact_' || r.seq, 'question', r.data -> 'question',
  'before', r.data -> 'before') ORDER BY r.seq) FROM facts r WHERE r.intent_id = i.id AND r.type = 'revised')`;

/** Facts as entries, in the order of their numbers. The one that begins an intent has what was asked first with it. */
export async function factEntries(on: Db, seqs: readonly bigint[]): Promise<Entry[]> {
  if (seqs.length === 0) return [];
  const text = `SELECT f.seq, f.workspace_id, f.intent_id, f.type, f.at, f.actor, f.data, f.origin,
      CASE WHEN i.id IS NOT NULL THEN ${QUESTION} END AS question, i.deadline_at,
      CASE WHEN i.id IS NOT NULL THEN ${REVISIONS} END AS revisions,
      (SELECT s.sensitive FROM intents s WHERE s.id = f.intent_id) AS sensitive
    FROM facts f LEFT JOIN intents i ON i.id = f.intent_id AND f.type = 'created'
    WHERE f.seq = ANY($1::bigint[]) ORDER BY f.seq`;
  return (await rows<FactRow>(on, text, seqs.map(String))).map((row) => ({
    source: "fact",
    seq: row.seq,
    workspace: row.workspace_id,
    subject: row.intent_id,
    type: row.type,
    at: row.at,
    actor: row.actor,
    sensitive: row.sensitive ?? [],
    body: {
      data: row.data,
      ...(row.origin !== null && { origin: row.origin }),
      ...(row.question && {
        question: firstQuestion(askedBy(row.question, row.deadline_at), row.revisions ?? []),
      }),
    },
  }));
}

export const askedBy = (question: JsonObject, deadlineAt: Date | null): JsonObject => ({
  ...question,
  deadline_at: deadlineAt?.toISOString() ?? null,
});

interface ChangeRow {
  seq: bigint;
  workspace_id: string;
  subject_id: string;
  subject_name: string;
  kind: string;
  action: string;
  at: Date;
  actor: Json;
  before: Json;
  after: Json;
  origin: Json;
}

/** Changes in the administration as entries, in the order of their numbers. */
async function changeEntries(on: Db, seqs: readonly bigint[]): Promise<Entry[]> {
  if (seqs.length === 0) return [];
  const text = `SELECT c.seq, c.workspace_id, c.subject_id, c.subject_name, c.kind, c.action, c.at, c.actor, c.before, c.after,
      c.origin
    FROM admin_changes c WHERE c.seq = ANY($1::bigint[]) ORDER BY c.seq`;
  return (await rows<ChangeRow>(on, text, seqs.map(String))).map((row) => ({
    source: "change",
    seq: row.seq,
    workspace: row.workspace_id,
    subject: row.subject_id,
    type: `${row.kind}.${row.action}`,
    at: row.at,
    actor: row.actor,
    body: {
      name: row.subject_name,
      before: row.before,
      after: row.after,
      ...(row.origin !== null && { origin: row.origin }),
    },
  }));
}

/** The entries that are named, in that order; one that is not there is left out. */
export async function entriesOf(on: Db, named: readonly Pick<Entry, "source" | "seq">[]): Promise<Entry[]> {
  const seqs = (source: Entry["source"]) =>
    named.filter((one) => one.source === source).map(({ seq }) => seq);
  const found = [...(await factEntries(on, seqs("fact"))), ...(await changeEntries(on, seqs("change")))];
  const byId = new Map(found.map((entry) => [entryId(entry), entry]));
  return named.flatMap((one) => byId.get(entryId(one)) ?? []);
}

/** The number of the fact that closed an intent, or null while it is open. */
export async function closingFact(on: Db, workspaceId: string, intentId: string): Promise<bigint | null> {
  const text = `SELECT seq FROM facts WHERE intent_id = $2 AND workspace_id = $1
    AND type IN ('decided', 'timed_out', 'canceled') ORDER BY seq DESC LIMIT 1`;
  return (await rows<{ seq: bigint }>(on, text, workspaceId, intentId))[0]?.seq ?? null;
}
