import { AppError } from "@/core/errors";
import { flawsOfRefs, refsIn } from "@/core/policy-refs";
import type { PolicyBody } from "@/core/wire/policy";
import { findTargets, type TargetFound } from "@/server/db/targets";

/** Everybody whom a policy names. Throws invalid_request with a pointer to each who is unknown; `at` is where the policy stands. */
export async function requireKnown(
  workspaceId: string,
  policy: PolicyBody,
  now: Date,
  at = "",
): Promise<TargetFound[]> {
  const found = await whoIsNamed(workspaceId, policy, now);
  const known = new Set(found.map(({ ref }) => ref));
  const flaws = flawsOfRefs(policy, (ref) => known.has(ref), at);
  const message =
    flaws.length === 1 ? (flaws[0]?.detail ?? "") : `${flaws.length} names in the policy need another look.`;
  if (flaws.length > 0) throw new AppError("invalid_request", message, { flaws });
  return found;
}

/** Those whom a policy names and who are known. */
export async function whoIsNamed(workspaceId: string, policy: PolicyBody, now: Date): Promise<TargetFound[]> {
  const refs = [...new Set(refsIn(policy).map(({ ref }) => ref))];
  return (await findTargets(workspaceId, refs, now)).targets;
}
