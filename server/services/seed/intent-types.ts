/**
 * One registered intent type for each task type, so that anybody can try all eight with two fields; and what the command
 * line's questions are called, so that `countersign ask "Deploy?"` reaches somebody.
 */
const ASSIGNEES = ["ana@acme.dev"];

export const SEED_INTENT_TYPES = [
  {
    name: "intent.data.export_approval.v1",
    defaults: {
      task_type: "approval",
      title: "Export customer data?",
      policy: "data-exports",
      risk: "medium",
    },
  },
  {
    name: "intent.content.review.v1",
    defaults: { task_type: "review", title: "Review this draft", assignees: ASSIGNEES },
  },
  {
    name: "intent.travel.booking_details.v1",
    defaults: {
      task_type: "form",
      title: "Complete the booking",
      assignees: ASSIGNEES,
      form_schema: {
        type: "object",
        required: ["traveller", "nights"],
        properties: {
          traveller: { type: "string", title: "Traveller", minLength: 1 },
          nights: { type: "integer", title: "Nights", minimum: 1, maximum: 30 },
          seat: { type: "string", title: "Seat", enum: ["window", "aisle"], default: "aisle" },
          refundable: { type: "boolean", title: "Refundable fare" },
        },
      },
    },
  },
  {
    name: "intent.support.clarification.v1",
    defaults: { task_type: "clarification", title: "What did the customer mean?", assignees: ASSIGNEES },
  },
  {
    name: "intent.ops.manual_action.v1",
    defaults: {
      task_type: "manual_action",
      title: "Rotate the signing key",
      assignees: ASSIGNEES,
      evidence_required: true,
    },
  },
  {
    name: "intent.finance.confirmation.v1",
    defaults: { task_type: "confirmation", title: "Did the invoice arrive?", assignees: ASSIGNEES },
  },
  {
    name: "intent.support.assignment.v1",
    defaults: { task_type: "assignment", title: "Who takes this ticket?", assignees: ASSIGNEES },
  },
  {
    name: "intent.finance.limit_override.v1",
    defaults: {
      task_type: "override",
      title: "Override the spending limit",
      assignees: ASSIGNEES,
      risk: "critical",
    },
  },
  {
    name: "countersign.ask.v1",
    defaults: { task_type: "approval", title: "A question from the command line", policy: "data-exports" },
  },
] as const;
