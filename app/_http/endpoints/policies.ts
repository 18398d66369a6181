import {
  PoliciesWire,
  PolicyChangeBody,
  PolicyRestoreBody,
  PolicyVersionsQuery,
  PolicyVersionsWire,
  PolicyVersionWire,
  PolicyWire,
} from "@/core/wire/policies";
import { PolicyBody } from "@/core/wire/policy";
import { PreviewBody } from "@/core/wire/policy-preview";
import { PreviewWire } from "@/core/wire/preview";
import { SimulateBody, SimulationWire } from "@/core/wire/simulation";
import type { Endpoints } from "./endpoint";

const example = {
  slug: "data-exports",
  name: "Data exports",
  levels: [
    {
      to: ["ana@acme.dev"],
      remind_after: "5m",
      remind_every: "15m",
      max_reminders: 3,
      escalate_after: "30m",
    },
    { to: ["bea@acme.dev"], escalate_after: "2h" },
    { to: ["team:data"] },
  ],
  timeout: "8h",
  on_timeout: "rejected",
};

/** Escalation chains: whom a question asks, when, and what its deadline does. For admins; auditors read. */
export const POLICIES: Endpoints = {
  "GET /api/policies": {
    operation: "listPolicies",
    summary: "All policies by name, each with what depends on it; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The policies, and those that can be restored", schema: PoliciesWire },
    errors: ["forbidden"],
  },
  "POST /api/policies": {
    operation: "createPolicy",
    summary: "Add a policy. Whoever it names and nobody knows is refused, with a pointer to where",
    callers: ["member"],
    body: PolicyBody,
    example,
    answer: { status: 201, says: "The policy, its version 1", schema: PolicyWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /api/policies/{slug}": {
    operation: "readPolicy",
    summary: "A policy, its version, what names it, and how many open intents began under it",
    callers: ["member"],
    answer: { status: 200, says: "The policy", schema: PolicyWire },
    errors: ["forbidden"],
  },
  "PUT /api/policies/{slug}": {
    operation: "changePolicy",
    summary:
      "Replace what a policy says, as its next version. Open intents go on by the version that they began with. Where If-Match or `version` names another version than the newest, it is refused and says who saved meanwhile",
    callers: ["member"],
    headers: ["If-Match"],
    body: PolicyChangeBody,
    example: { ...example, timeout: "6h", version: 1, note: "Exports are never that urgent at night." },
    answer: { status: 200, says: "The policy as it is now", schema: PolicyWire },
    errors: ["forbidden", "conflict"],
  },
  "DELETE /api/policies/{slug}": {
    operation: "removePolicy",
    summary:
      "Remove a policy that no intent type and no rule names. Open intents go on; its versions are kept and can be restored",
    callers: ["member"],
    answer: { status: 200, says: "The policy as it was", schema: PolicyWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /api/policies/{slug}/versions": {
    operation: "listPolicyVersions",
    summary: "What a policy said from one save to the next, newest first; of a removed one, too",
    callers: ["member"],
    query: PolicyVersionsQuery,
    answer: { status: 200, says: "A page of versions", schema: PolicyVersionsWire },
    errors: ["forbidden"],
  },
  "GET /api/policies/{slug}/versions/{number}": {
    operation: "readPolicyVersion",
    summary: "One version of a policy",
    callers: ["member"],
    answer: { status: 200, says: "The version", schema: PolicyVersionWire },
    errors: ["forbidden"],
  },
  "POST /api/policies/{slug}/restore": {
    operation: "restorePolicy",
    summary: "Make what a version said hold again, as a new version; brings a removed policy back",
    callers: ["member"],
    body: PolicyRestoreBody,
    example: { version: 1, note: "The old chain was better." },
    answer: { status: 200, says: "The policy as it is now", schema: PolicyWire },
    errors: ["forbidden", "conflict"],
  },
  "POST /api/policies/preview": {
    operation: "previewPolicy",
    summary:
      "Who would be told what and when if nobody answered, for a draft or a saved policy; changes nothing",
    callers: ["member"],
    body: PreviewBody,
    example: { policy: example, start_at: "2026-11-27T17:00:00+01:00" },
    answer: { status: 200, says: "What would happen, in order; the timeout is last", schema: PreviewWire },
    errors: ["forbidden"],
  },
  "POST /api/policies/simulate": {
    operation: "simulatePolicy",
    summary:
      "Replay the last intents against a draft: whom it would have asked, reminded and missed, had they been answered when they were; changes nothing",
    callers: ["member"],
    body: SimulateBody,
    example: { policy: example, last: 50 },
    answer: { status: 200, says: "A summary and the intents, newest first", schema: SimulationWire },
    errors: ["forbidden"],
  },
};
