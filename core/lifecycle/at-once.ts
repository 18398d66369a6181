import type { Verdict } from "../automatic";
import type { Fact, FactData } from "../facts";
import type { Decision, Intent, RoutedBy } from "../intent";
import type { RuleFailure } from "../rules";
import { fact } from "./decide";

/** What the rules said about a request. */
export interface Ruling {
  /** Decides it at once; nobody is asked then. */
  verdict: Verdict | null;
  failed: RuleFailure[];
}

export const NO_RULING: Ruling = { verdict: null, failed: [] };

/** The decision of a rule or a grant. */
export function decidedAtOnce(intent: Intent, { outcome, by, comment }: Verdict, now: Date): Fact {
  const decision: Decision = {
    outcome,
    comment,
    data: null,
    edits: {},
    evidence: [],
    payload: intent.payload,
    decidedBy: { id: by.id, name: by.name, email: null, actingFor: by.actingFor ?? null },
    via: "policy",
    decidedAt: now,
    revision: intent.revision,
    receipt: null,
  };
  return fact("decided", now, by, { decision });
}

type Words = Pick<FactData["created"], "at_once" | "routed_by" | "rules_failed">;

/** More would say the same again. */
const MAX_FAILED = 5;

/** What the first fact says of the rules. */
export function ruledWords(routedBy: RoutedBy | null, { verdict, failed }: Ruling): Words {
  return {
    ...(verdict && { at_once: true }),
    ...(routedBy && { routed_by: { id: routedBy.id, name: routedBy.name, problem: routedBy.problem } }),
    ...(failed.length > 0 && { rules_failed: failed.slice(0, MAX_FAILED) }),
  };
}
