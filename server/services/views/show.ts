import { filterOf, listQueryOf } from "@/core/inbox-filter";
import type { ViewWire } from "@/core/wire/views";
import { db } from "@/server/db/client";
import { countIntentRows } from "@/server/db/intent-list";
import type { SavedView } from "@/server/db/views";
import { type Ctx, requireMember } from "../context";
import { filterFor } from "../intents/list-filter";

/** Counting further would cost more than anybody learns from it. */
const COUNTED = 1_000;

/** How much the reader finds in what a URL's query shows. What is done only grows, so it is not counted. */
export async function countOf(ctx: Ctx, query: string): Promise<Pick<ViewWire, "count" | "more">> {
  const shown = filterOf(new URLSearchParams(query));
  if (shown.view === "done") return { count: null, more: false };
  const filter = await filterFor(ctx, listQueryOf(shown));
  if (!filter) return { count: 0, more: false };
  const found = await countIntentRows(db(ctx), { ...filter, sort: "deadline" }, COUNTED + 1);
  return { count: Math.min(found, COUNTED), more: found > COUNTED };
}

/** A saved view as this reader sees it. */
export async function viewShown(ctx: Ctx, view: SavedView): Promise<ViewWire> {
  const { id, name, query, shared, owner } = view;
  return { id, name, query, shared, owner, may_change: mayChange(ctx, view), ...(await countOf(ctx, query)) };
}

/** What is shared is in everybody's way, so admins do it. */
export const mayShare = (ctx: Ctx): boolean => requireMember(ctx).member.role === "admin";

/** One's own, and for admins whatever is shared. */
export function mayChange(ctx: Ctx, view: SavedView): boolean {
  const { member } = requireMember(ctx);
  return view.owner.id === member.id || (view.shared && member.role === "admin");
}
