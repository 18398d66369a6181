import { AppError } from "@/core/errors";
import { findTargets, type TargetFound } from "@/server/db/people";

/**
 * The people and teams that a request names at `pointer`, one by one. Throws invalid_request, with a pointer to each, for
 * strangers.
 */
export async function findNamed(
  workspaceId: string,
  refs: readonly string[],
  pointer: string,
): Promise<TargetFound[]> {
  const found = await findTargets(workspaceId, refs);
  const known = new Set(found.map(({ ref }) => ref));
  const flaws = refs.flatMap((ref, index) =>
    known.has(ref)
      ? []
      : [{ pointer: `${pointer}/${index}`, detail: `${ref} is nobody who can be asked here.` }],
  );
  if (flaws[0]) throw new AppError("invalid_request", flaws[0].detail, { flaws });
  return found;
}
