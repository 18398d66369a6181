import { AppError } from "@/core/errors";
import { flawsOfRefs, refsIn } from "@/core/policy-refs";
import { calendarsIn, flawsOfCalendars } from "@/core/request/hours";
import type { PolicyBody } from "@/core/wire/policy";
import { db } from "@/server/db/client";
import { datesOfCalendars } from "@/server/db/holiday-calendars";
import { findTargets, type TargetFound } from "@/server/db/targets";

/**
 * Everybody whom a policy names. Throws invalid_request with a pointer to each who is unknown, and to each holiday calendar that
 * there is not; `at` is where the policy stands.
 */
export async function requireKnown(
  workspaceId: string,
  policy: PolicyBody,
  now: Date,
  at = "",
): Promise<TargetFound[]> {
  const [found, calendars] = await Promise.all([
    whoIsNamed(workspaceId, policy, now),
    calendarsOfPolicy(workspaceId, policy),
  ]);
  const known = new Set(found.map(({ ref }) => ref));
  const flaws = [
    ...flawsOfRefs(policy, (ref) => known.has(ref), at),
    ...flawsOfCalendars(policy, (slug) => calendars.has(slug), at),
  ];
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

/** The dates of the holiday calendars that a policy names, by slug; those that there are not are left out. */
export const calendarsOfPolicy = (workspaceId: string, policy: PolicyBody): Promise<Map<string, string[]>> =>
  datesOfCalendars(db({ workspaceId }), workspaceId, [
    ...new Set(calendarsIn(policy).map(({ slug }) => slug)),
  ]);
