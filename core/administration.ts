import type { Json } from "./json";

/** What admins set up, what people set up for themselves, and who came in. */
export const ADMIN_KINDS = [
  "member",
  "team",
  "agent",
  "key",
  "intent_type",
  "policy",
  "rule",
  "grant",
  "absence",
  "schedule",
  "holidays",
  "webhook",
  "receipt_key",
  "sign_in",
  "notifications",
  "view",
  "calendar",
  "export",
  "anchors",
  "session",
  "password",
  "second_step",
  "security",
  "retention",
] as const;
export type AdminKind = (typeof ADMIN_KINDS)[number];

/** One thing that was changed, as it goes into the audit trail. Secrets are in neither `before` nor `after`. */
export interface AdminChange {
  kind: AdminKind;
  id: string;
  /** What people call it. */
  name: string;
  /** What was done to it, in the past tense: created, changed, removed, revoked, … */
  action: string;
  /** Null where it did not exist. */
  before: Json;
  /** Null where it exists no longer. */
  after: Json;
}
