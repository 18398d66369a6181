import type { GrantsQuery, GrantsWire } from "@/core/wire/grants";
import { db } from "@/server/db/client";
import { listGrants as find } from "@/server/db/grants";
import { type Ctx, requireOverseer } from "../context";
import { showGrant } from "./show";

/** Grants, newest first, over ones too. Throws forbidden. */
export async function listGrants(ctx: Ctx, { agent, cursor, limit }: GrantsQuery): Promise<GrantsWire> {
  requireOverseer(ctx);
  const wanted = { agent: agent ?? null, before: cursor ?? null, limit: limit + 1 };
  const found = await find(db(ctx), { workspaceId: ctx.workspaceId, ...wanted });
  const shown = found.slice(0, limit);
  return {
    items: shown.map((grant) => showGrant(grant, ctx.now)),
    next_cursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
