import { AssignmentBody, CommentBody, DecisionBody, DecisionsBody, SnoozeBody } from "@/core/wire/commands";
import { DecisionsWire } from "@/core/wire/decisions";
import { IntentWire } from "@/core/wire/intent";
import { PeopleWire } from "@/core/wire/people";
import type { Endpoints } from "./endpoint";

const says = "The intent as it is now";

/** What people do with questions. */
export const ANSWERING: Endpoints = {
  "POST /api/intents/{id}/decision": {
    operation: "answerIntent",
    summary: "Answer. The first answer wins, or the one that makes a quorum",
    callers: ["member"],
    headers: ["If-Match"],
    body: DecisionBody,
    example: { outcome: "approved", comment: "The EU only.", edits: { "/dataset": "customers_q1_eu" } },
    answer: { status: 201, says, schema: IntentWire },
    errors: ["already_decided", "conflict", "stale_revision", "invalid_answer"],
  },
  "DELETE /api/intents/{id}/decision": {
    operation: "takeBackAnswer",
    summary:
      "Take your own answer back while it is held, if the policy gives time for that; the agent never hears of it",
    callers: ["member"],
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided", "conflict"],
  },
  "POST /api/decisions": {
    operation: "answerIntents",
    summary:
      "Answer up to 100 intents at once. Each answer has its own result; one that is refused holds up no other",
    callers: ["member"],
    body: DecisionsBody,
    example: {
      decisions: [
        { id: "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6", outcome: "approved" },
        { id: "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A7", outcome: "rejected", comment: "Not with personal data." },
      ],
    },
    answer: {
      status: 200,
      says: "A result for each answer, in the order in which they came",
      schema: DecisionsWire,
    },
  },
  "POST /api/answers/{token}": {
    operation: "answerByLink",
    summary:
      "Answer by the link of a mail, once; the token says who answers. Reading a link never needs this path",
    callers: [],
    body: DecisionBody,
    example: { outcome: "rejected", comment: "Not with personal data." },
    answer: { status: 201, says, schema: IntentWire },
    errors: [
      "unauthenticated",
      "forbidden",
      "already_decided",
      "conflict",
      "link_spent",
      "stale_revision",
      "invalid_answer",
    ],
  },
  "POST /api/intents/{id}/comments": {
    operation: "commentOnIntent",
    summary:
      "Say something while it is open, as a reply or to people named. A person's question hands the turn to the agent, whose comment returns it",
    callers: ["agent", "member"],
    scope: "comments:write",
    body: CommentBody,
    example: { body: "Which region is this for?", question: true },
    answer: { status: 201, says, schema: IntentWire },
    errors: ["already_decided"],
  },
  "PUT /api/intents/{id}/claim": {
    operation: "claimIntent",
    summary: "Take it for yourself, which holds the escalation back for up to half an hour",
    callers: ["member"],
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided", "conflict"],
  },
  "DELETE /api/intents/{id}/claim": {
    operation: "releaseIntent",
    summary: "Give back what was claimed",
    callers: ["member"],
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided"],
  },
  "PUT /api/intents/{id}/snooze": {
    operation: "snoozeIntent",
    summary:
      "Hide it from your own inbox until then, and be spared its reminders; its chain and its deadline go on",
    callers: ["member"],
    body: SnoozeBody,
    example: { until: "2026-11-23T08:00:00Z" },
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided", "conflict"],
  },
  "DELETE /api/intents/{id}/snooze": {
    operation: "wakeIntent",
    summary: "Show it in your inbox again. Doing it twice is no error",
    callers: ["member"],
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided", "conflict"],
  },
  "PUT /api/intents/{id}/assignment": {
    operation: "reassignIntent",
    summary:
      "Ask other people or teams instead, at the present level; or delegate your own part to one person",
    callers: ["member"],
    body: AssignmentBody,
    example: { to: ["bea@acme.dev", "team:data"], reason: "Bea knows this customer." },
    answer: { status: 200, says, schema: IntentWire },
    errors: ["already_decided", "conflict"],
  },
  "GET /api/people": {
    operation: "listPeople",
    summary: "Everybody who can be asked: members who may answer, and teams",
    callers: ["member"],
    answer: { status: 200, says: "People before teams", schema: PeopleWire },
  },
};
