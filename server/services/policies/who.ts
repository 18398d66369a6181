import type { Plan } from "@/core/plan";
import { type WhoAt, whoAt } from "@/core/reach";
import { db } from "@/server/db/client";
import { directoryFor } from "../people/resolve";

/** Says who is reached by the levels of these plans at any time of a period: teams as they are now, absences as they are known. */
export async function whoIsBehind(
  workspaceId: string,
  plans: readonly Plan[],
  period: { from: Date; to: Date },
): Promise<WhoAt> {
  const targets = plans.flatMap(({ levels }) => levels.flatMap(({ to }) => to));
  return whoAt(await directoryFor(db({ workspaceId }), workspaceId, targets, period));
}
