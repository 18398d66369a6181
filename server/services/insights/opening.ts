import type { OpeningWire } from "@/core/wire/opening";
import { db } from "@/server/db/client";
import { keepOpening } from "@/server/db/insights/openings";
import { findIntent } from "@/server/db/intents";
import { type Ctx, requireMember } from "../context";
import { requireVisible } from "../intents/visible";

/** Keeps that the caller has an intent's page open; only the first time counts, and only before its end. Throws not_found. */
export async function noteOpening(ctx: Ctx, id: string): Promise<OpeningWire> {
  const { member } = requireMember(ctx);
  const { workspaceId, now: at } = ctx;
  const found = await findIntent(db(ctx), workspaceId, id);
  requireVisible(ctx, found?.intent);
  const openedAt = await keepOpening(db(ctx), { workspaceId, intentId: id, userId: member.id, at });
  return { opened_at: openedAt?.toISOString() ?? null };
}
