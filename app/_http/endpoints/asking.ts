import { CancellationBody, ResultBody, RevisionBody } from "@/core/wire/commands";
import { IntentWire } from "@/core/wire/intent";
import { SubmitBody } from "@/core/wire/submit";
import type { Endpoints } from "./endpoint";

const says = "The intent as it is now";

/** What agents do with their questions. */
export const ASKING: Endpoints = {
  "POST /api/intents": {
    operation: "submitIntent",
    summary: "Ask people. It is stored, its people told and its next moment set before the answer comes",
    callers: ["agent"],
    scope: "intents:write",
    body: SubmitBody,
    example: {
      intent_type: "intent.data.export_approval.v1",
      task_type: "approval",
      title: "Export customers_q1?",
      payload: { dataset: "customers_q1", rows: 1204, pii_detected: true },
      editable: ["/dataset"],
      assignees: ["ana@acme.dev"],
      remind_after: "5m",
      escalate: [
        { after: "30m", to: ["bea@acme.dev"] },
        { after: "2h", to: ["team:data"] },
      ],
      timeout: "8h",
      on_timeout: "rejected",
    },
    answer: { status: 201, says: "The open intent", schema: IntentWire },
  },
  "POST /api/intents/{id}/revision": {
    operation: "reviseIntent",
    summary: "Ask again with another payload or other words; earlier votes and answer links are void",
    callers: ["agent"],
    scope: "intents:write",
    body: RevisionBody,
    example: { payload: { dataset: "customers_q1_eu" }, note: "Only the EU now." },
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided"],
  },
  "POST /api/intents/{id}/cancellation": {
    operation: "cancelIntent",
    summary: "Withdraw the question. Doing it twice is no error",
    callers: ["agent"],
    scope: "intents:write",
    body: CancellationBody,
    example: { reason: "The export is no longer needed." },
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided"],
  },
  "POST /api/intents/{id}/result": {
    operation: "reportResult",
    summary: "Say what became of the answer; once, and only after there is one",
    callers: ["agent"],
    scope: "results:write",
    body: ResultBody,
    example: { status: "succeeded", summary: "1,204 rows exported.", data: { rows: 1204 } },
    answer: { status: 201, says, schema: IntentWire },
    errors: ["conflict"],
  },
};
