import { GrantBody, GrantsQuery, GrantsWire, GrantWire } from "@/core/wire/grants";
import {
  OrderBody,
  RemoveRuleQuery,
  RulesWire,
  SaveRuleBody,
  SimulateBody,
  SimulationWire,
} from "@/core/wire/rules";
import type { Endpoints } from "./endpoint";

const RULE = {
  name: "Small refunds",
  when: 'intent_type == "intent.refund.v1" && payload.amount <= 100',
  then: { decide: "approved" },
};
const RULES = { status: 200, says: "All rules as they are now, in their order", schema: RulesWire } as const;

/** What decides or routes a request before anybody is asked. */
export const ROUTING: Endpoints = {
  "GET /api/rules": {
    operation: "listRules",
    summary: "The rules in the order in which they are asked: the first that holds counts",
    callers: ["member"],
    answer: RULES,
    errors: ["forbidden"],
  },
  "POST /api/rules": {
    operation: "createRule",
    summary: "Add a rule below the others. A condition that is not CEL is refused with its line and column",
    callers: ["member"],
    body: SaveRuleBody,
    example: RULE,
    answer: { ...RULES, status: 201 },
    errors: ["forbidden", "conflict"],
  },
  "PUT /api/rules/{id}": {
    operation: "replaceRule",
    summary: "Put another rule in its place, or switch it on or off",
    callers: ["member"],
    body: SaveRuleBody,
    example: { ...RULE, enabled: false, version: 3 },
    answer: RULES,
    errors: ["forbidden", "conflict"],
  },
  "DELETE /api/rules/{id}": {
    operation: "removeRule",
    summary: "Remove a rule; what it has decided stays decided",
    callers: ["member"],
    query: RemoveRuleQuery,
    answer: RULES,
    errors: ["forbidden", "conflict"],
  },
  "PUT /api/rules/order": {
    operation: "orderRules",
    summary: "Put the rules into another order",
    callers: ["member"],
    body: OrderBody,
    example: { ids: ["rule_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6"], version: 3 },
    answer: RULES,
    errors: ["forbidden", "conflict"],
  },
  "POST /api/rules/simulate": {
    operation: "simulateRules",
    summary: "Replay the newest intents against other rules, and see what would have been different",
    callers: ["member"],
    body: SimulateBody,
    example: { rules: [RULE], last: 100 },
    answer: {
      status: 200,
      says: "What each rule would have done, and what would be different",
      schema: SimulationWire,
    },
    errors: ["forbidden"],
  },
  "GET /api/grants": {
    operation: "listGrants",
    summary: "What agents may do without asking, newest first, with how often it was used",
    callers: ["member"],
    query: GrantsQuery,
    answer: { status: 200, says: "A page of grants", schema: GrantsWire },
    errors: ["forbidden"],
  },
  "POST /api/grants": {
    operation: "createGrant",
    summary: "Allow an agent something without asking, until a time and perhaps a number of times",
    callers: ["member"],
    body: GrantBody,
    example: {
      agent: "agent://acme/production/data-analyst",
      intent_type: "intent.refund.v1",
      when: "payload.amount <= 100",
      expires_at: "2026-11-27T18:00:00Z",
      note: "Small refunds this week",
    },
    answer: { status: 201, says: "The grant", schema: GrantWire },
    errors: ["forbidden"],
  },
  "POST /api/grants/{id}/revocation": {
    operation: "revokeGrant",
    summary: "End a grant for good; what it has decided stays decided",
    callers: ["member"],
    answer: { status: 200, says: "The grant as it is now", schema: GrantWire },
    errors: ["forbidden"],
  },
};
