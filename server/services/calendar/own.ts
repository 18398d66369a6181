import type { AdminChange } from "@/core/administration";
import type { CalendarWire } from "@/core/wire/calendar";
import { deleteFeed, findFeed, saveFeed } from "@/server/db/calendar-feeds";
import { db } from "@/server/db/client";
import { settings } from "@/server/settings";
import { recorded } from "../administration/administer";
import { type Ctx, newId, requireMember, requireReviewer } from "../context";
import { calendarTokenOf, sha256 } from "../secrets";

const ownerOf = (ctx: Ctx) => ({ workspaceId: ctx.workspaceId, userId: requireMember(ctx).member.id });
const changerOf = (ctx: Ctx) => ({ workspaceId: ctx.workspaceId, userId: requireReviewer(ctx).member.id });

/** Where the signed-in person's calendar is. */
export async function readCalendar(ctx: Ctx): Promise<CalendarWire> {
  const feed = await findFeed(db(ctx), ownerOf(ctx));
  return { url: feed && urlOf(feed.id), created_at: feed?.createdAt.toISOString() ?? null };
}

/** A new address for it; one that was there before is nobody's from now on. Throws forbidden. */
export async function renewCalendar(ctx: Ctx): Promise<CalendarWire> {
  const id = newId("cal");
  const owner = changerOf(ctx);
  await recorded(ctx, async (tx) => {
    const before = await findFeed(tx, owner);
    await saveFeed(tx, owner, { id, hash: sha256(calendarTokenOf(id)) }, ctx.now);
    const action = before ? "renewed" : "created";
    return { result: null, changes: [changeOf(ctx, action, before, { createdAt: ctx.now })] };
  });
  return { url: urlOf(id), created_at: ctx.now.toISOString() };
}

/** No calendar any more. Throws forbidden. */
export async function endCalendar(ctx: Ctx): Promise<CalendarWire> {
  const owner = changerOf(ctx);
  await recorded(ctx, async (tx) => {
    const before = await findFeed(tx, owner);
    await deleteFeed(tx, owner);
    return { result: null, changes: before ? [changeOf(ctx, "removed", before, null)] : [] };
  });
  return { url: null, created_at: null };
}

type Since = { createdAt: Date } | null;

/** The address itself is a secret, so the trail keeps only since when it was. */
function changeOf(ctx: Ctx, action: string, before: Since, after: Since): AdminChange {
  const { id, name } = requireMember(ctx).member;
  const kept = (feed: Since) => feed && { created_at: feed.createdAt.toISOString() };
  return { kind: "calendar", id, name, action, before: kept(before), after: kept(after) };
}

const urlOf = (id: string): string => `${settings().PUBLIC_URL}/api/calendar/${calendarTokenOf(id)}.ics`;
