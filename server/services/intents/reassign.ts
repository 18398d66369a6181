import { AppError } from "@/core/errors";
import type { AssignmentBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { findTargets } from "@/server/db/people";
import { type Ctx, requireReviewer } from "../context";
import { resolverAmong } from "../people/resolve";
import { changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/** Asks other people or teams instead, at the present level. Throws invalid_request for strangers. */
export async function reassignIntent(ctx: Ctx, id: string, body: AssignmentBody): Promise<IntentWire> {
  const { member } = requireReviewer(ctx);
  const { after } = await changeIntent(ctx, id, async (_, intent) => {
    requireVisible(ctx, intent);
    const found = await findTargets(ctx.workspaceId, body.to);
    const known = new Set(found.map(({ ref }) => ref));
    const flaws = body.to.flatMap((ref, index) =>
      known.has(ref) ? [] : [{ pointer: `/to/${index}`, detail: `${ref} is nobody who can be asked here.` }],
    );
    if (flaws[0]) throw new AppError("invalid_request", flaws[0].detail, { flaws });
    const to = resolverAmong(found)(found.map(({ target }) => target));
    return { type: "reassign", by: member, to, reason: body.reason ?? null };
  });
  return shownTo(ctx, after);
}
