import { AppError } from "@/core/errors";
import type { IntentTypeWire } from "@/core/wire/intent-types";
import { db } from "@/server/db/client";
import { findIntentType } from "@/server/db/intent-types";
import { type Ctx, requireOverseer } from "../context";
import { lately, typeWire } from "./show";

/** What a type supplies, and how much it was used lately. Throws forbidden, not_found. */
export async function readIntentType(ctx: Ctx, id: string): Promise<IntentTypeWire> {
  requireOverseer(ctx);
  const type = await findIntentType(db(ctx), lately(ctx), id);
  if (!type) throw noSuchType();
  return typeWire(type);
}

export const noSuchType = (): AppError => new AppError("not_found", "There is no such intent type.");
