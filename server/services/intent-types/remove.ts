import type { IntentTypeWire } from "@/core/wire/intent-types";
import { deleteIntentType, lockIntentType } from "@/server/db/intent-types";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { noSuchType, readIntentType } from "./read";
import { entryOf } from "./show";

/** Forgets a type: requests have to say everything themselves again, open intents keep what they were asked with. Throws forbidden, not_found. */
export async function removeIntentType(ctx: Ctx, id: string): Promise<IntentTypeWire> {
  requireAdmin(ctx);
  const shown = await readIntentType(ctx, id);
  return administer(ctx, async (tx) => {
    const type = await lockIntentType(tx, ctx.workspaceId, id);
    if (!type) throw noSuchType();
    await deleteIntentType(tx, type);
    const change = { kind: "intent_type", id, name: type.name, action: "removed" } as const;
    return { result: shown, changes: [{ ...change, before: entryOf(type), after: null }] };
  });
}
