import type { CalendarWire } from "@/core/wire/calendar";
import { deleteFeed, findFeed, saveFeed } from "@/server/db/calendar-feeds";
import { db } from "@/server/db/client";
import { settings } from "@/server/settings";
import { type Ctx, newId, requireMember } from "../context";
import { calendarTokenOf, sha256 } from "../secrets";

const ownerOf = (ctx: Ctx) => ({ workspaceId: ctx.workspaceId, userId: requireMember(ctx).member.id });

/** Where the signed-in person's calendar is. */
export async function readCalendar(ctx: Ctx): Promise<CalendarWire> {
  const feed = await findFeed(db(ctx), ownerOf(ctx));
  return { url: feed && urlOf(feed.id), created_at: feed?.createdAt.toISOString() ?? null };
}

/** A new address for it; one that was there before is nobody's from now on. */
export async function renewCalendar(ctx: Ctx): Promise<CalendarWire> {
  const id = newId("cal");
  await saveFeed(db(ctx), ownerOf(ctx), { id, hash: sha256(calendarTokenOf(id)) }, ctx.now);
  return { url: urlOf(id), created_at: ctx.now.toISOString() };
}

/** No calendar any more. */
export async function endCalendar(ctx: Ctx): Promise<CalendarWire> {
  await deleteFeed(db(ctx), ownerOf(ctx));
  return { url: null, created_at: null };
}

const urlOf = (id: string): string => `${settings().PUBLIC_URL}/api/calendar/${calendarTokenOf(id)}.ics`;
