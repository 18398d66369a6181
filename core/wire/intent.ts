import { z } from "zod";
import { PRIORITIES, REDACTED_PARTS, RISKS, STATUSES, VIAS } from "../intent";
import { TASK_TYPE_NAMES } from "../task-types";
import { Instant, JsonObjectValue, JsonValue, pageOf } from "./primitives";
import { QuorumWire } from "./quorum";

export const PersonWire = z
  .object({ type: z.literal("user"), id: z.string(), name: z.string(), email: z.string() })
  .meta({ id: "Person" });
export type PersonWire = z.infer<typeof PersonWire>;

/** Somebody who is asked; `instead_of` where they stand in for somebody who is away. */
export const AssigneeWire = PersonWire.extend({
  instead_of: z
    .object({ id: z.string(), name: z.string(), until: Instant.describe("When the absent person is back") })
    .nullable(),
}).meta({ id: "Assignee" });
export type AssigneeWire = z.infer<typeof AssigneeWire>;

export const EvidenceWire = z.object({
  url: z.string().optional(),
  text: z.string().optional(),
  label: z.string(),
});

export const DecisionWire = z
  .object({
    outcome: z.string(),
    comment: z.string().nullable(),
    data: JsonValue.nullable(),
    edits: z.record(z.string(), JsonValue),
    payload: JsonObjectValue.describe("The payload with the edits applied: what the agent may act on"),
    evidence: z.array(EvidenceWire),
    decided_by: z.object({
      id: z.string().nullable(),
      name: z.string(),
      email: z.string().nullable(),
      acting_for: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
    via: z.enum(VIAS),
    decided_at: Instant,
    revision: z.int(),
    receipt: z
      .string()
      .nullable()
      .describe("A compact JWS over the decision; its key is at /.well-known/jwks.json"),
  })
  .meta({ id: "DecisionMade" });
export type DecisionWire = z.infer<typeof DecisionWire>;

export const NextWire = z
  .object({
    kind: z.enum(["reminder", "escalation", "repeat", "claim_expiry", "release", "timeout"]),
    at: Instant,
    to: z.array(z.string()),
  })
  .meta({ id: "Next" });

/** One rung of the chain, for those who draw it. `starts_at` is when it will begin, or began; null where it cannot be said. */
export const LevelWire = z.object({ level: z.int(), to: z.array(z.string()), starts_at: Instant.nullable() });

/** What the signed-in reader may do with it; absent where an agent reads. */
export const YouWire = z.object({
  may_answer: z.boolean(),
  may_take_part: z.boolean(),
  may_handle: z.boolean().describe("Claim it, or pass it on"),
  may_reveal: z.boolean().describe("Have sensitive values shown"),
  asked_at_level: z.int().nullable(),
  out: z.boolean().describe("Asked before, and no longer: the policy leaves it to whoever is asked now"),
  is_requester: z.boolean().describe("Owns the asking agent, and may not decide what it asks"),
  mentioned: z.boolean().describe("Named in a comment, and never asked"),
});
export type YouWire = z.infer<typeof YouWire>;

/** Values that were dropped for good. */
export const RedactionWire = z
  .object({
    what: z.enum(REDACTED_PARTS).describe("What was marked, all content, or chosen places"),
    places: z.array(z.string()),
    reason: z.string(),
    by: z.object({ id: z.string().nullable(), name: z.string() }).describe("Id is null for the clock"),
    at: Instant,
  })
  .meta({ id: "Redaction" });

/** The intent, everywhere it appears. */
export const IntentWire = z
  .object({
    id: z.string().meta({ example: "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6" }),
    intent_type: z.string(),
    task_type: z.enum(TASK_TYPE_NAMES),
    title: z.string(),
    description: z.string().nullable(),
    payload: JsonObjectValue,
    revision: z.int(),
    status: z.enum(STATUSES),
    waiting_on: z.enum(["human", "agent"]).nullable().describe("Whose turn it is; null once closed"),
    outcome: z.string().nullable(),
    decision: DecisionWire.nullable(),
    assignees: z.array(AssigneeWire),
    level: z.int(),
    level_started_at: Instant,
    levels: z.array(LevelWire),
    claimed_by: z.object({ id: z.string(), name: z.string(), until: Instant }).nullable(),
    held: z
      .object({
        outcome: z.string(),
        by: z.object({ id: z.string().nullable(), name: z.string() }),
        until: Instant,
      })
      .nullable()
      .describe("An answer that can still be taken back; always null where an agent reads"),
    routed_by: z
      .object({
        id: z.string(),
        name: z.string(),
        problem: z.string().nullable().describe("What the rule says and could not be done"),
      })
      .nullable()
      .describe("The rule that gave it its policy, priority or risk, or decided it"),
    next: NextWire.nullable(),
    deadline_at: Instant,
    on_timeout: z.string().nullable(),
    from_agent: z.string(),
    from_agent_name: z.string(),
    to_agent: z.string().nullable(),
    correlation_id: z.string().nullable(),
    traceparent: z.string().nullable(),
    state: JsonValue.nullable(),
    priority: z.enum(PRIORITIES),
    risk: z.enum(RISKS).nullable(),
    form_schema: JsonObjectValue.nullable(),
    ui_schema: JsonObjectValue.nullable(),
    allowed_outcomes: z.array(z.string()),
    required_comment: z.boolean(),
    evidence_required: z.boolean(),
    editable: z.array(z.string()),
    sensitive: z
      .array(z.string())
      .describe(
        'What people are shown as {"~masked": true} until they ask for it with POST /api/intents/{id}/reveal; the agent that asked sees it as it is',
      ),
    redaction: RedactionWire.nullable().describe(
      'The latest; {"~redacted": …} stands where a value was. Null where nothing was dropped',
    ),
    quorum: QuorumWire.nullable().describe("How the vote stands; null where one answer decides"),
    url: z.string().describe("Where people answer it"),
    created_at: Instant,
    updated_at: Instant,
    closed_at: Instant.nullable(),
    result: z
      .object({
        status: z.enum(["succeeded", "failed"]),
        summary: z.string(),
        data: JsonValue.nullable(),
        reported_at: Instant,
      })
      .nullable(),
    snoozed_until: Instant.nullable()
      .optional()
      .describe(
        "Until when the signed-in reader has hidden it from their inbox; absent where an agent reads",
      ),
    you: YouWire.optional().describe("What the signed-in reader may do; absent where an agent reads"),
  })
  .meta({ id: "Intent" });
export type IntentWire = z.infer<typeof IntentWire>;

/** A row of the inbox: an intent without its payload and forms, for `?view=summary`. */
export const IntentSummaryWire = IntentWire.omit({
  description: true,
  payload: true,
  decision: true,
  levels: true,
  state: true,
  form_schema: true,
  ui_schema: true,
  result: true,
}).meta({ id: "IntentSummary" });
export type IntentSummaryWire = z.infer<typeof IntentSummaryWire>;

export const IntentPage = pageOf(IntentWire);
