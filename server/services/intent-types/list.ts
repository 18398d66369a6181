import type { IntentTypesWire } from "@/core/wire/intent-types";
import { db } from "@/server/db/client";
import { listIntentTypes, listUnregistered } from "@/server/db/intent-types";
import { type Ctx, requireOverseer } from "../context";
import { itemWire, lately, usedWire } from "./show";

const UNREGISTERED_SHOWN = 20;

/** The registered types by name, and what agents asked for lately that is not among them. Throws forbidden. */
export async function listTypes(ctx: Ctx): Promise<IntentTypesWire> {
  requireOverseer(ctx);
  const [types, unregistered] = await Promise.all([
    listIntentTypes(db(ctx), lately(ctx)),
    listUnregistered(db(ctx), lately(ctx), UNREGISTERED_SHOWN),
  ]);
  return {
    items: types.map(itemWire),
    unregistered: unregistered.map(({ name, ...usage }) => ({ name, used: usedWire(usage) })),
  };
}
