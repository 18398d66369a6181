import type { Fact } from "../facts";
import type { Decision, Intent } from "../intent";
import { fact } from "./decide";

/** An answer from the inbox may be taken back for as long as the policy says, though not past the deadline. Other ways in have no undo. */
export function heldBack({ plan, deadlineAt }: Intent, decision: Decision, now: Date): Fact | null {
  if (decision.via !== "inbox" || !(plan.undoSeconds > 0)) return null;
  const until = new Date(Math.min(now.getTime() + plan.undoSeconds * 1000, deadlineAt.getTime()));
  const { id, name, actingFor } = decision.decidedBy;
  const actor = { type: "user" as const, id, name, ...(actingFor && { actingFor }) };
  return fact("answered", now, actor, { decision, until: until.toISOString() });
}
