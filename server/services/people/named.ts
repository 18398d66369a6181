import { AppError } from "@/core/errors";
import { findTargets, type Found } from "@/server/db/targets";

/**
 * The people, teams and schedules that a request names at `pointer`, one by one. Throws invalid_request, with a pointer to each, for
 * strangers.
 */
export async function findNamed(
  workspaceId: string,
  refs: readonly string[],
  pointer: string,
  now: Date,
): Promise<Found> {
  const found = await findTargets(workspaceId, refs, now);
  const known = new Set(found.targets.map(({ ref }) => ref));
  const flaws = refs.flatMap((ref, index) =>
    known.has(ref)
      ? []
      : [{ pointer: `${pointer}/${index}`, detail: `${ref} is nobody who can be asked here.` }],
  );
  if (flaws[0]) throw new AppError("invalid_request", flaws[0].detail, { flaws });
  return found;
}
