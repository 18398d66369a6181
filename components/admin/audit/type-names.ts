import type { FactType } from "@/core/facts";
import type { AuditType } from "@/core/wire/audit";
import { KIND_WORDS } from "./kind-words";

/** What happens to requests, as a filter names it. */
export const FACT_NAMES: Record<FactType, string> = {
  created: "Asked",
  notified: "Told",
  notification_failed: "Not told",
  reminded: "Reminded",
  escalated: "Escalated",
  claimed: "Claimed",
  released: "Released",
  snoozed: "Snoozed",
  woken: "Woken",
  covered: "Covered in an absence",
  left: "Left",
  reassigned: "Passed on",
  commented: "Commented",
  changes_requested: "Changes requested",
  revised: "Revised",
  voted: "Voted",
  answered: "Answered, held back",
  taken_back: "Taken back",
  decided: "Decided",
  timed_out: "Timed out",
  canceled: "Withdrawn",
  result: "Result reported",
  revealed: "Looked at",
  redacted: "Redacted",
};

/** "Policy", "Decided" */
export function typeName(type: AuditType): string {
  const words: Partial<Record<AuditType, string>> = { ...KIND_WORDS, ...FACT_NAMES };
  const name = words[type] ?? type;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
