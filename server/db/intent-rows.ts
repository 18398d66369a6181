import type { Asked, Decision, InsteadOf, Intent, Redaction } from "@/core/intent";
import { nextMomentOf } from "@/core/lifecycle/pursue";
import { planOf, type StoredPlan } from "./stored-plan";
import { type StoredVote, voteOf } from "./stored-vote";

/** An intent's row, with its agent and its people beside it. */
export interface IntentRow {
  id: string;
  workspace_id: string;
  intent_type: string;
  task_type: Intent["taskType"];
  title: string;
  description: string | null;
  payload: Intent["payload"];
  form_schema: Intent["formSchema"];
  ui_schema: Intent["uiSchema"];
  outcomes: string[];
  required_comment: boolean;
  evidence_required: boolean;
  editable: string[];
  sensitive: string[];
  priority: Intent["priority"];
  risk: Intent["risk"];
  to_agent: string | null;
  correlation_id: string | null;
  traceparent: string | null;
  tracestate: string | null;
  state: Intent["state"];
  callback_url: string | null;
  routed_by: Intent["routedBy"];
  revision: number;
  status: Intent["status"];
  waiting_on: Intent["waitingOn"];
  outcome: string | null;
  decision: Stored<Decision, "decidedAt"> | null;
  result: Stored<NonNullable<Intent["result"]>, "reportedAt"> | null;
  plan: StoredPlan;
  level: number;
  turn: number;
  level_started_at: Date;
  reminders: number;
  held_ms: bigint;
  votes: StoredVote[];
  edits: Intent["edits"];
  claim: Stored<NonNullable<Intent["claim"]>, "since" | "until"> | null;
  held: { decision: Stored<Decision, "decidedAt">; until: string } | null;
  redaction: Stored<Redaction, "at"> | null;
  deadline_at: Date;
  created_at: Date;
  updated_at: Date;
  closed_at: Date | null;
  last_seq: bigint;
  agent: Intent["agent"];
  people: (Omit<Stored<Asked, "snoozedUntil">, "insteadOf"> & { insteadOf: InsteadOf | null })[];
}

/** JSON keeps times as text. */
type Stored<T, Times extends keyof T> = Omit<T, Times> & {
  [Time in Times]: string | Extract<T[Time], null>;
};

export const INTENT_COLUMNS = `i.*,
  jsonb_build_object('id', a.id, 'address', a.address, 'name', a.name, 'ownerId', a.owner_id) AS agent,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'level', p.level,
     'current', p.current, 'snoozedUntil', p.snoozed_until, 'insteadOf', p.instead_of) ORDER BY p.level, u.name), '[]') FROM intent_people p JOIN users u ON u.id = p.user_id
   WHERE p.intent_id = i.id) AS people`;

export function intentOf(row: IntentRow): Intent {
  const { decision, result, claim, held } = row;
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    agent: row.agent,
    intentType: row.intent_type,
    taskType: row.task_type,
    title: row.title,
    description: row.description,
    payload: row.payload,
    formSchema: row.form_schema,
    uiSchema: row.ui_schema,
    outcomes: row.outcomes,
    requiredComment: row.required_comment,
    evidenceRequired: row.evidence_required,
    editable: row.editable,
    sensitive: row.sensitive,
    priority: row.priority,
    risk: row.risk,
    toAgent: row.to_agent,
    correlationId: row.correlation_id,
    traceparent: row.traceparent,
    tracestate: row.tracestate,
    state: row.state,
    callbackUrl: row.callback_url,
    routedBy: row.routed_by,
    revision: row.revision,
    status: row.status,
    waitingOn: row.waiting_on,
    outcome: row.outcome,
    decision: decision && decisionOf(decision),
    result: result && { ...result, reportedAt: new Date(result.reportedAt) },
    plan: planOf(row.plan),
    position: {
      level: row.level,
      turn: row.turn,
      levelStartedAt: row.level_started_at,
      reminders: row.reminders,
      heldMs: Number(row.held_ms),
    },
    deadlineAt: row.deadline_at,
    asked: row.people.map(askedOf),
    votes: row.votes.map((vote) => voteOf(vote, row.updated_at)),
    edits: row.edits,
    claim: claim && { by: claim.by, since: new Date(claim.since), until: new Date(claim.until) },
    held: held && { decision: decisionOf(held.decision), until: new Date(held.until) },
    redaction: row.redaction && { ...row.redaction, at: new Date(row.redaction.at) },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  };
}

const decisionOf = (stored: Stored<Decision, "decidedAt">): Decision => ({
  ...stored,
  decidedAt: new Date(stored.decidedAt),
});

const askedOf = ({ insteadOf, snoozedUntil, ...person }: IntentRow["people"][number]): Asked => ({
  ...person,
  snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil),
  ...(insteadOf && { insteadOf }),
});

/** The columns that change as an intent lives, as JSON for jsonb_populate_recordset. */
export function livingColumns(intent: Intent) {
  return {
    id: intent.id,
    revision: intent.revision,
    status: intent.status,
    waiting_on: intent.waitingOn,
    outcome: intent.outcome,
    decision: intent.decision,
    result: intent.result,
    level: intent.position.level,
    turn: intent.position.turn,
    level_started_at: intent.position.levelStartedAt,
    reminders: intent.position.reminders,
    held_ms: intent.position.heldMs,
    votes: intent.votes,
    edits: intent.edits,
    claim: intent.claim,
    held: intent.held,
    next_moment_at: nextMomentOf(intent)?.at ?? null,
    updated_at: intent.updatedAt,
    closed_at: intent.closedAt,
  };
}

/** What a revision may replace. */
export function questionColumns(intent: Intent) {
  return { title: intent.title, description: intent.description, payload: intent.payload };
}

/** All columns of a new intent. */
export function allColumns(intent: Intent) {
  return {
    ...livingColumns(intent),
    ...questionColumns(intent),
    workspace_id: intent.workspaceId,
    agent_id: intent.agent.id,
    intent_type: intent.intentType,
    task_type: intent.taskType,
    form_schema: intent.formSchema,
    ui_schema: intent.uiSchema,
    outcomes: intent.outcomes,
    required_comment: intent.requiredComment,
    evidence_required: intent.evidenceRequired,
    editable: intent.editable,
    sensitive: intent.sensitive,
    holds: holdsOf(intent),
    priority: intent.priority,
    risk: intent.risk,
    to_agent: intent.toAgent,
    correlation_id: intent.correlationId,
    traceparent: intent.traceparent,
    tracestate: intent.tracestate,
    state: intent.state,
    callback_url: intent.callbackUrl,
    routed_by: intent.routedBy,
    plan: intent.plan,
    deadline_at: intent.deadlineAt,
    created_at: intent.createdAt,
  };
}

/** The names of all columns that a new intent is written with; the newest fact's seq comes from the statement itself. */
export const BORN_COLUMNS: readonly (keyof ReturnType<typeof allColumns>)[] = [
  "id",
  "workspace_id",
  "agent_id",
  "intent_type",
  "task_type",
  "title",
  "description",
  "payload",
  "form_schema",
  "ui_schema",
  "outcomes",
  "required_comment",
  "evidence_required",
  "editable",
  "sensitive",
  "holds",
  "priority",
  "risk",
  "to_agent",
  "correlation_id",
  "traceparent",
  "tracestate",
  "state",
  "callback_url",
  "routed_by",
  "revision",
  "status",
  "waiting_on",
  "outcome",
  "decision",
  "result",
  "plan",
  "level",
  "turn",
  "level_started_at",
  "reminders",
  "held_ms",
  "votes",
  "edits",
  "claim",
  "held",
  "deadline_at",
  "next_moment_at",
  "created_at",
  "updated_at",
  "closed_at",
];

/** What an intent still holds beyond the proof that it was answered, for retention to find: 2 sensitive values, 1 content, 0 neither. */
export function holdsOf({ sensitive, redaction }: Pick<Intent, "sensitive" | "redaction">): 0 | 1 | 2 {
  if (redaction?.what === "content") return 0;
  return sensitive.length === 0 || redaction?.what === "sensitive" ? 1 : 2;
}
