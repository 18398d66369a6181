import { advance, begin, type Moment, nextMoment, type Position } from "../escalation";
import { type Asked, currentlyAsked, type Decision, type Intent, isOpen, stillAwaited } from "../intent";
import { nextMomentOf } from "../lifecycle/pursue";
import type { Plan, Target } from "../plan";
import { quorumToWire } from "./show-quorum";
import type { AssigneeWire, DecisionWire, IntentSummaryWire, IntentWire } from "./intent";

const iso = (date: Date | null): string | null => date && date.toISOString();

/** An intent as the world sees it. `publicUrl` is where its page lives. */
export function toWire(intent: Intent, publicUrl: string): IntentWire {
  return {
    ...toSummary(intent, publicUrl),
    description: intent.description,
    payload: intent.payload,
    decision: intent.decision && decisionToWire(intent.decision),
    levels: levelsToWire(intent),
    state: intent.state,
    form_schema: intent.formSchema,
    ui_schema: intent.uiSchema,
    result: intent.result && {
      status: intent.result.status,
      summary: intent.result.summary,
      data: intent.result.data,
      reported_at: intent.result.reportedAt.toISOString(),
    },
  };
}

export function toSummary(intent: Intent, publicUrl: string): IntentSummaryWire {
  const { claim } = intent;
  return {
    id: intent.id,
    intent_type: intent.intentType,
    task_type: intent.taskType,
    title: intent.title,
    revision: intent.revision,
    status: intent.status,
    waiting_on: isOpen(intent) ? intent.waitingOn : null,
    outcome: intent.outcome,
    assignees: currentlyAsked(intent).map(assigneeToWire),
    level: intent.position.level,
    level_started_at: intent.position.levelStartedAt.toISOString(),
    claimed_by: claim && { ...claim.by, until: claim.until.toISOString() },
    held: heldToWire(intent),
    routed_by: intent.routedBy && {
      id: intent.routedBy.id,
      name: intent.routedBy.name,
      problem: intent.routedBy.problem,
    },
    next: nextToWire(intent),
    deadline_at: intent.deadlineAt.toISOString(),
    on_timeout: intent.plan.onTimeout,
    from_agent: intent.agent.address,
    from_agent_name: intent.agent.name,
    to_agent: intent.toAgent,
    correlation_id: intent.correlationId,
    traceparent: intent.traceparent,
    priority: intent.priority,
    risk: intent.risk,
    allowed_outcomes: intent.outcomes,
    required_comment: intent.requiredComment,
    evidence_required: intent.evidenceRequired,
    editable: intent.editable,
    sensitive: intent.sensitive,
    redaction: intent.redaction && { ...intent.redaction, at: intent.redaction.at.toISOString() },
    quorum: quorumToWire(intent),
    url: `${publicUrl}/inbox/${intent.id}`,
    created_at: intent.createdAt.toISOString(),
    updated_at: intent.updatedAt.toISOString(),
    closed_at: iso(intent.closedAt),
  };
}

export const assigneeToWire = ({ id, name, email, insteadOf }: Asked): AssigneeWire => ({
  ...{ type: "user", id, name, email },
  instead_of: insteadOf ?? null,
});

function decisionToWire(decision: Decision): DecisionWire {
  const { decidedBy, decidedAt, outcome, comment, data, edits, payload, evidence, via, revision, receipt } =
    decision;
  return {
    ...{ outcome, comment, data, edits, payload, evidence, via, revision, receipt },
    decided_by: {
      id: decidedBy.id,
      name: decidedBy.name,
      email: decidedBy.email,
      acting_for: decidedBy.actingFor,
    },
    decided_at: decidedAt.toISOString(),
  };
}

function heldToWire({ held }: Intent): IntentWire["held"] {
  if (!held) return null;
  const { outcome, decidedBy } = held.decision;
  return { outcome, by: { id: decidedBy.id, name: decidedBy.name }, until: held.until.toISOString() };
}

const NEXT_KINDS = {
  remind: "reminder",
  escalate: "escalation",
  repeat: "repeat",
  timeout: "timeout",
  claim_expiry: "claim_expiry",
  release: "release",
} as const;

function nextToWire(intent: Intent): IntentWire["next"] {
  const next = nextMomentOf(intent);
  if (!next) return null;
  const climbs = next.kind === "escalate" || next.kind === "repeat";
  const to = climbs
    ? (intent.plan.levels[next.level - 1]?.to ?? []).map((target) => target.name)
    : stillAwaited(intent).map((person) => person.name);
  return { kind: NEXT_KINDS[next.kind], at: next.at.toISOString(), to };
}

const WHAT: Record<Target["type"], (name: string) => string> = {
  user: (name) => name,
  team: (name) => `${name} (team)`,
  schedule: (name) => `${name} (on call)`,
};

/** When each level begins: known for the present one, foretold for those above while nothing holds the chain. */
function levelsToWire(intent: Intent): IntentWire["levels"] {
  const starts = foretold(intent);
  return intent.plan.levels.map((level, index) => ({
    level: index + 1,
    to: level.to.map((target) => WHAT[target.type](target.name)),
    starts_at: iso(starts.get(index + 1) ?? null),
  }));
}

function foretold(intent: Intent): Map<number, Date> {
  const { plan, position, deadlineAt } = intent;
  const starts = new Map<number, Date>();
  if (position.turn === 0) {
    starts.set(1, intent.createdAt);
    for (const { level, at } of climbs(plan, begin(intent.createdAt), deadlineAt)) {
      if (level >= position.level || at > position.levelStartedAt) break;
      starts.set(level, at);
    }
  }
  starts.set(position.level, position.levelStartedAt);
  if (!isOpen(intent) || intent.claim || intent.held || intent.waitingOn === "agent") return starts;
  for (const { level, at } of climbs(plan, position, deadlineAt)) starts.set(level, at);
  return starts;
}

/** The escalations from a position on, until the deadline or the next turn. */
function* climbs(plan: Plan, from: Position, deadline: Date): Generator<Moment> {
  for (let position = from; ;) {
    const moment = nextMoment(plan, position, deadline);
    if (moment.kind === "timeout" || moment.kind === "repeat") return;
    if (moment.kind === "escalate") yield moment;
    position = advance(plan, position, moment, moment.at);
  }
}
