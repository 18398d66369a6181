import { flaw } from "@/core/errors";
import { findTargets } from "@/server/db/targets";
import type { StoredAgent } from "@/server/db/agents";
import type { Ctx } from "../context";

/** Says why webhooks may not go to an address; null where they may. */
export type RefuseUrl = (url: string) => string | null;

/** Throws invalid_request where webhooks would never get there. */
export function checkedUrl(url: string | null, refuse: RefuseUrl): string | null {
  const why = url === null ? null : refuse(url);
  if (why !== null) throw flaw("invalid_request", "/callback_url", why);
  return url;
}

/** Who answers for an agent. Throws invalid_request where it is nobody. */
export async function ownerNamed(ctx: Ctx, ref: string | null): Promise<StoredAgent["owner"]> {
  if (ref === null) return null;
  const target = (await findTargets(ctx.workspaceId, [ref], ctx.now)).targets[0]?.target;
  if (target?.type !== "user")
    throw flaw("invalid_request", "/owner", `${ref} is nobody who can answer for an agent here.`);
  const { id, name, email } = target;
  return { id, name, email };
}
