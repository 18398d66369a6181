import { EVERYTHING, INBOX_VIEWS, searchOf } from "@/core/inbox-filter";
import type { ViewsWire } from "@/core/wire/views";
import { db } from "@/server/db/client";
import { listSavedViews, nextWake } from "@/server/db/views";
import { type Ctx, requireMember } from "../context";
import { countOf, mayShare, viewShown } from "./show";

/** Everything that the reader's inbox can be looked at by, with counts of what they may see. */
export async function listViews(ctx: Ctx): Promise<ViewsWire> {
  const { member } = requireMember(ctx);
  const { workspaceId, now } = ctx;
  const [saved, wakesAt, builtIn] = await Promise.all([
    listSavedViews(db(ctx), workspaceId, member.id),
    nextWake(db(ctx), workspaceId, member.id, now),
    Promise.all(INBOX_VIEWS.map((view) => builtInView(ctx, view))),
  ]);
  const named = await Promise.all(saved.map((view) => viewShown(ctx, view)));
  return {
    items: [...builtIn, ...named],
    may_share: mayShare(ctx),
    wakes_at: wakesAt?.toISOString() ?? null,
  };
}

async function builtInView(ctx: Ctx, view: (typeof INBOX_VIEWS)[number]) {
  const query = searchOf({ ...EVERYTHING, view });
  const fixed = { id: view, name: null, query, shared: true, owner: null, may_change: false };
  return { ...fixed, ...(await countOf(ctx, query)) };
}
