import type { AdminKind } from "@/core/administration";

/** What people call each kind of thing that admins set up. */
export const KIND_WORDS: Record<AdminKind, string> = {
  member: "person",
  team: "team",
  agent: "agent",
  key: "API key",
  intent_type: "intent type",
  policy: "policy",
  rule: "rule",
  grant: "grant",
  absence: "absence",
  schedule: "on-call schedule",
  holidays: "holiday calendar",
  webhook: "webhook",
  retention: "retention",
  receipt_key: "signing key",
  sign_in: "sign-in",
  notifications: "notifications",
  view: "shared view",
  calendar: "calendar address",
  export: "export of the trail",
  anchors: "places that keep heads",
  session: "session",
  password: "password",
  second_step: "second step",
  security: "rules",
};
