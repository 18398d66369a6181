import { AppError } from "@/core/errors";
import type { DeliveryDetailWire } from "@/core/wire/deliveries";
import { db } from "@/server/db/client";
import { attemptsOf, findDelivery } from "@/server/db/delivery-log";
import { type Ctx, requireOverseer } from "../context";
import { attemptWire, deliveryWire } from "./show";

const SHOWN = 50;

/** A delivery with its attempts: what was sent, what was answered, how long it took. Throws forbidden, not_found. */
export async function readDelivery(ctx: Ctx, id: string): Promise<DeliveryDetailWire> {
  requireOverseer(ctx);
  const delivery = await findDelivery(db(ctx), ctx.workspaceId, id);
  if (!delivery) throw new AppError("not_found", "There is no such delivery.");
  const attempts = await attemptsOf(db(ctx), id, SHOWN);
  return { ...deliveryWire(delivery), log: attempts.map(attemptWire) };
}
