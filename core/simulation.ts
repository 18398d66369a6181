import type { Question } from "./intent";
import { type Route, routeOf } from "./route";
import { type Asked, type ReadyRule, valuesOf } from "./rules";

/** A request of the past, as it came in. */
export interface Sample extends Asked {
  question: Question;
}

export type ChangeKind = "decided" | "no_longer_decided" | "routed" | "same_effect";

export interface Compared {
  kind: ChangeKind | null;
  before: Route;
  after: Route;
}

/** What other rules would have made of a request; `kind` is null where everything is the same. */
export function compare(sample: Sample, before: readonly ReadyRule[], after: readonly ReadyRule[]): Compared {
  const values = valuesOf(sample);
  const [was, is] = [before, after].map((rules) => routeOf(sample.question, rules, () => values)) as [
    Route,
    Route,
  ];
  return { kind: kindOf(was, is), before: was, after: is };
}

function kindOf(before: Route, after: Route): ChangeKind | null {
  const [was, is] = [before.verdict?.outcome, after.verdict?.outcome];
  if (is !== undefined && is !== was) return "decided";
  if (was !== undefined && is === undefined) return "no_longer_decided";
  const same =
    before.policy === after.policy &&
    before.question.priority === after.question.priority &&
    before.question.risk === after.question.risk;
  if (!same) return "routed";
  return before.routedBy?.id === after.routedBy?.id ? null : "same_effect";
}
