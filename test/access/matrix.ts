import { AGENTS, type Own, STRANGERS } from "./callers";

/** Allowed, or how the caller is refused. Whoever may not know of something is told that there is no such thing. */
export type Verdict = "in" | 401 | 403 | 404;

type Column = Record<Own, Verdict>;

const nobodyBut = (some: Partial<Column>): Column => {
  const people = { admin: 401, asked: 401, teamed: 401, outsider: 401, auditor: 401 } as const;
  const agents = Object.fromEntries(AGENTS.map((name) => [name, 401])) as Pick<
    Column,
    (typeof AGENTS)[number]
  >;
  const others = Object.fromEntries(STRANGERS.map((name) => [name, 401])) as Pick<
    Column,
    (typeof STRANGERS)[number]
  >;
  return { ...people, ...agents, ...others, ...some };
};
const REVIEWERS_REFUSED = { asked: 403, teamed: 403, outsider: 403 } as const;
const UNKNOWN = { asked: 404, teamed: 404, outsider: 404 } as const;
const MEMBERS = { admin: "in", asked: "in", teamed: "in", outsider: "in", auditor: "in" } as const;
const OWN_AGENT = { agent: "in", "other agent": 404, "narrow key": 403 } as const;

/** Who may, by what an endpoint is for. */
export const KINDS = {
  /** How the workspace is set up and what happened in it: read by admins and auditors. */
  overseeing: nobodyBut({ admin: "in", auditor: "in", ...REVIEWERS_REFUSED }),
  /** What is changed by admins alone. */
  administering: nobodyBut({ admin: "in", auditor: 403, ...REVIEWERS_REFUSED }),
  /** What one member has of their own, for admins to look after and for auditors to see; others are not told of it. */
  "looking after": nobodyBut({ admin: "in", auditor: 403, ...UNKNOWN }),
  "looking at": nobodyBut({ admin: "in", auditor: "in", ...UNKNOWN }),
  /** What every member may read. */
  belonging: nobodyBut(MEMBERS),
  /** What every member has of their own; auditors change nothing, not even that. */
  preferring: nobodyBut({ ...MEMBERS, auditor: 403 }),
  /** A request, read by whom it concerns. */
  reading: nobodyBut({ ...MEMBERS, outsider: 404, ...OWN_AGENT }),
  /** Requests, each of which its reader may see. */
  listing: nobodyBut({ ...MEMBERS, agent: "in", "other agent": "in", "narrow key": 403 }),
  /** An answer, and what is done on the way to it. */
  answering: nobodyBut({ ...MEMBERS, outsider: 404, auditor: 403 }),
  /** A file, by whoever attached it. */
  "taking back": nobodyBut({ admin: 403, asked: "in", teamed: 403, outsider: 404, auditor: 403 }),
  /** What people and the agent say on the way. */
  conversing: nobodyBut({ ...MEMBERS, outsider: 404, auditor: 403, ...OWN_AGENT }),
  /** A question, changed by the agent whose it is. */
  asking: nobodyBut(OWN_AGENT),
  /** What proves the trail to whoever keeps it elsewhere: it says nothing of what was asked. */
  witnessing: nobodyBut({ ...MEMBERS, agent: "in", "other agent": "in", "narrow key": 403 }),
  /** A new question. */
  submitting: nobodyBut({ agent: "in", "other agent": "in", "narrow key": 403 }),
  /** The protocol's own doors: what each tool needs is asked for by the tool. */
  speaking: nobodyBut({ agent: "in", "other agent": "in", "narrow key": "in" }),
} as const satisfies Record<string, Column>;

export type Kind = keyof typeof KINDS;

/**
 * Every endpoint of the API. Those that are "open" are for whoever has the address, whose token says who they are; those of "self"
 * are about how somebody signs in, which auditors look after themselves as all others do.
 */
export const MATRIX: Record<string, Kind | "open" | "self"> = {
  "POST /api/intents": "submitting",
  "POST /api/intents/{id}/revision": "asking",
  "POST /api/intents/{id}/cancellation": "asking",
  "POST /api/intents/{id}/result": "asking",
  "POST /api/intents/{id}/decision": "answering",
  "DELETE /api/intents/{id}/decision": "answering",
  "POST /api/decisions": "preferring",
  "POST /api/answers/{token}": "open",
  "POST /api/intents/{id}/comments": "conversing",
  "PUT /api/intents/{id}/claim": "answering",
  "DELETE /api/intents/{id}/claim": "answering",
  "PUT /api/intents/{id}/snooze": "answering",
  "DELETE /api/intents/{id}/snooze": "answering",
  "PUT /api/intents/{id}/assignment": "answering",
  "GET /api/people": "belonging",
  "POST /api/intents/{id}/files": "answering",
  "GET /api/files/{id}": "reading",
  "DELETE /api/files/{id}": "taking back",
  "POST /api/answers/{token}/files": "open",
  "DELETE /api/answers/{token}/files/{id}": "open",
  "GET /api/intents": "listing",
  "GET /api/intents/{id}": "reading",
  "GET /api/intents/{id}/events": "reading",
  "GET /api/stream": "belonging",
  "POST /api/mcp": "speaking",
  "GET /api/me/notifications": "belonging",
  "PUT /api/me/notifications": "preferring",
  "POST /api/me/push-subscriptions": "preferring",
  "DELETE /api/me/push-subscriptions": "belonging",
  "GET /api/unsubscribe/{token}": "open",
  "POST /api/unsubscribe/{token}": "open",
  "GET /api/views": "belonging",
  "POST /api/views": "preferring",
  "PATCH /api/views/{id}": "administering",
  "DELETE /api/views/{id}": "administering",
  "GET /api/members": "overseeing",
  "GET /api/members/{id}": "overseeing",
  "PATCH /api/members/{id}": "administering",
  "GET /api/invitations": "overseeing",
  "POST /api/invitations": "administering",
  "POST /api/invitations/{id}/renewal": "administering",
  "DELETE /api/invitations/{id}": "administering",
  "POST /api/join/{token}": "open",
  "GET /api/teams": "overseeing",
  "POST /api/teams": "administering",
  "GET /api/teams/{id}": "overseeing",
  "PATCH /api/teams/{id}": "administering",
  "DELETE /api/teams/{id}": "administering",
  "PUT /api/teams/{id}/members/{user}": "administering",
  "DELETE /api/teams/{id}/members/{user}": "administering",
  "GET /api/agents": "overseeing",
  "POST /api/agents": "administering",
  "GET /api/agents/{id}": "overseeing",
  "PATCH /api/agents/{id}": "administering",
  "POST /api/agents/{id}/webhook-secret": "administering",
  "GET /api/agents/{id}/deliveries": "overseeing",
  "POST /api/agents/{id}/replay": "administering",
  "GET /api/agents/{id}/keys": "overseeing",
  "POST /api/agents/{id}/keys": "administering",
  "POST /api/agents/{id}/keys/{key}/rotate": "administering",
  "DELETE /api/agents/{id}/keys/{key}": "administering",
  "GET /api/absences": "belonging",
  "POST /api/absences": "preferring",
  "GET /api/absences/{id}": "looking at",
  "PATCH /api/absences/{id}": "looking after",
  "DELETE /api/absences/{id}": "looking after",
  "POST /api/absences/{id}/return": "looking after",
  "GET /api/schedules": "belonging",
  "POST /api/schedules": "administering",
  "GET /api/schedules/{slug}": "belonging",
  "PUT /api/schedules/{slug}": "administering",
  "DELETE /api/schedules/{slug}": "administering",
  "POST /api/schedules/{slug}/overrides": "administering",
  "DELETE /api/schedules/{slug}/overrides/{id}": "administering",
  "GET /api/schedules/{slug}/shifts": "belonging",
  "GET /api/me/calendar": "belonging",
  "PUT /api/me/calendar": "preferring",
  "DELETE /api/me/calendar": "preferring",
  "GET /api/calendar/{file}": "open",
  "GET /api/holidays": "overseeing",
  "POST /api/holidays": "administering",
  "GET /api/holidays/{slug}": "overseeing",
  "PUT /api/holidays/{slug}": "administering",
  "DELETE /api/holidays/{slug}": "administering",
  "GET /api/policies": "overseeing",
  "POST /api/policies": "administering",
  "GET /api/policies/{slug}": "overseeing",
  "PUT /api/policies/{slug}": "administering",
  "DELETE /api/policies/{slug}": "administering",
  "GET /api/policies/{slug}/versions": "overseeing",
  "GET /api/policies/{slug}/versions/{number}": "overseeing",
  "POST /api/policies/{slug}/restore": "administering",
  "POST /api/policies/preview": "overseeing",
  "POST /api/policies/simulate": "overseeing",
  "GET /api/intent-types": "overseeing",
  "POST /api/intent-types": "administering",
  "GET /api/intent-types/{id}": "overseeing",
  "PUT /api/intent-types/{id}": "administering",
  "DELETE /api/intent-types/{id}": "administering",
  "GET /api/webhooks": "overseeing",
  "POST /api/webhooks": "administering",
  "GET /api/webhooks/{id}": "overseeing",
  "PATCH /api/webhooks/{id}": "administering",
  "DELETE /api/webhooks/{id}": "administering",
  "GET /api/webhooks/{id}/deliveries": "overseeing",
  "GET /api/deliveries/{id}": "overseeing",
  "POST /api/webhooks/{id}/replay": "administering",
  "POST /api/webhooks/{id}/rotation": "administering",
  "POST /api/webhooks/{id}/test": "administering",
  "GET /api/rules": "overseeing",
  "POST /api/rules": "administering",
  "PUT /api/rules/{id}": "administering",
  "DELETE /api/rules/{id}": "administering",
  "PUT /api/rules/order": "administering",
  "POST /api/rules/simulate": "overseeing",
  "GET /api/grants": "overseeing",
  "POST /api/grants": "administering",
  "POST /api/grants/{id}/revocation": "administering",
  "GET /api/receipt-keys": "overseeing",
  "POST /api/receipt-keys": "administering",
  "GET /.well-known/jwks.json": "open",
  "GET /api/audit": "overseeing",
  "GET /api/audit/anchors": "overseeing",
  "PUT /api/audit/anchors": "administering",
  "POST /api/audit/anchors/sending": "administering",
  "GET /api/audit/verify": "overseeing",
  "GET /api/audit/heads": "witnessing",
  "GET /api/audit/proof": "overseeing",
  "GET /api/audit/export": "overseeing",
  "GET /api/intents/{id}/proof": "reading",
  "POST /api/intents/{id}/reveal": "answering",
  "POST /api/answers/{token}/reveal": "open",
  "POST /api/intents/{id}/redaction": "administering",
  "GET /api/retention": "overseeing",
  "PUT /api/retention": "administering",
  "POST /api/retention/preview": "overseeing",
  "GET /api/me/security": "self",
  "PUT /api/me/password": "self",
  "DELETE /api/me/sessions": "self",
  "DELETE /api/me/sessions/{id}": "self",
  "GET /api/me/second-step": "self",
  "POST /api/me/second-step": "self",
  "POST /api/me/second-step/options": "self",
  "POST /api/me/totp": "self",
  "PUT /api/me/totp": "self",
  "POST /api/me/passkeys/options": "self",
  "POST /api/me/passkeys": "self",
  "DELETE /api/me/second-steps/{id}": "self",
  "POST /api/me/recovery-codes": "self",
  "GET /api/sign-in-rules": "overseeing",
  "PUT /api/sign-in-rules": "administering",
  "DELETE /api/members/{id}/sessions": "administering",
  "DELETE /api/members/{id}/second-steps": "administering",
  "GET /api/stats": "overseeing",
  "GET /api/stats.csv": "overseeing",
  "PUT /api/intents/{id}/opening": "answering",
  "GET /api/health": "open",
  "GET /api/health/live": "open",
  "GET /api/metrics": "open",
  "GET /api/openapi.json": "open",
};
