import { AppError } from "@/core/errors";
import { findAbsence, type StoredAbsence } from "@/server/db/absences";
import type { Db } from "@/server/db/client";
import { type Ctx, requireMember, requireReviewer } from "../context";

/** An absence that the caller may see: their own, and for admins and auditors any. Throws not_found. */
export async function visibleAbsence(on: Db, ctx: Ctx, id: string): Promise<StoredAbsence> {
  const { member } = requireMember(ctx);
  const found = await findAbsence(on, ctx.workspaceId, id);
  if (found && (member.role !== "reviewer" || found.user.id === member.id)) return found;
  throw new AppError("not_found", "There is no such absence.");
}

/** One that they may change: their own, and for admins any. Throws not_found, forbidden. */
export async function ownAbsence(on: Db, ctx: Ctx, id: string): Promise<StoredAbsence> {
  requireReviewer(ctx);
  return visibleAbsence(on, ctx, id);
}
