import type { Found } from "./found";
import type { Invariant } from "./invariant";
import { messages } from "./messages";
import { promises } from "./promises";
import { states } from "./states";
import { trailIsWhole } from "./trail";

/** All that must hold after a run. */
export const INVARIANTS: readonly Invariant[] = [...promises, ...states, ...messages, trailIsWhole];

export interface Broken {
  promise: string;
  where: string[];
}

/** The invariants that do not hold, each with where. */
export const brokenOf = (found: Found): Broken[] =>
  INVARIANTS.map(({ promise, broken }) => ({ promise, where: broken(found) })).filter(
    ({ where }) => where.length > 0,
  );
