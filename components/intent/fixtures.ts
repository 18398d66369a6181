import { standardOutcomes, type TaskType } from "@/core/task-types";
import type { AssigneeWire, IntentWire } from "@/core/wire/intent";

const assignee = (id: string, name: string, email: string): AssigneeWire => ({
  ...{ type: "user", id, name, email },
  instead_of: null,
});

export const ANA = assignee("usr_ana", "Ana", "ana@acme.dev");
export const BEA = assignee("usr_bea", "Bea", "bea@acme.dev");

/** An open question to Ana, first of three levels, for tests. */
export function anIntent(change: Partial<IntentWire> & { task_type?: TaskType } = {}): IntentWire {
  const taskType = change.task_type ?? "approval";
  return {
    id: "int_01",
    intent_type: "intent.data.export_approval.v1",
    task_type: taskType,
    title: "Export customers_q1?",
    description: "The **weekly** export.",
    payload: { dataset: "customers_q1", rows: 3211, pii_detected: true, columns: ["id", "email"] },
    revision: 1,
    status: "waiting",
    waiting_on: "human",
    outcome: null,
    decision: null,
    assignees: [ANA],
    level: 1,
    level_started_at: "2026-11-22T10:00:00.000Z",
    levels: [
      { level: 1, to: ["Ana"], starts_at: "2026-11-22T10:00:00.000Z" },
      { level: 2, to: ["Bea"], starts_at: "2026-11-22T10:30:00.000Z" },
      { level: 3, to: ["Data (team)"], starts_at: "2026-11-22T12:30:00.000Z" },
    ],
    claimed_by: null,
    routed_by: null,
    held: null,
    next: { kind: "escalation", at: "2026-11-22T10:30:00.000Z", to: ["Bea"] },
    deadline_at: "2026-11-22T18:00:00.000Z",
    on_timeout: "rejected",
    from_agent: "agent://acme/production/data-analyst",
    from_agent_name: "Data analyst",
    to_agent: null,
    correlation_id: null,
    traceparent: null,
    state: null,
    priority: "normal",
    risk: "high",
    form_schema: null,
    ui_schema: null,
    allowed_outcomes: standardOutcomes(taskType),
    required_comment: false,
    evidence_required: false,
    editable: [],
    sensitive: [],
    redaction: null,
    quorum: null,
    url: "http://localhost:3000/inbox/int_01",
    created_at: "2026-11-22T10:00:00.000Z",
    updated_at: "2026-11-22T10:00:00.000Z",
    closed_at: null,
    result: null,
    you: {
      may_answer: true,
      may_take_part: true,
      may_handle: true,
      may_reveal: true,
      asked_at_level: 1,
      out: false,
      is_requester: false,
      mentioned: false,
    },
    ...change,
  };
}
