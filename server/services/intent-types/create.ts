import { AppError } from "@/core/errors";
import type { IntentTypeBody, IntentTypeWire } from "@/core/wire/intent-types";
import { insertIntentType } from "@/server/db/intent-types";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { named, refuseFlaws } from "./check";
import { readIntentType } from "./read";
import { entryOf, keptOf } from "./show";

const MOST = 500;

/** Registers an intent type: agents need only name it from then on. Throws forbidden, invalid_request, and conflict where the name is taken. */
export async function createIntentType(ctx: Ctx, body: IntentTypeBody): Promise<IntentTypeWire> {
  const { member } = requireAdmin(ctx);
  await refuseFlaws(ctx, body);
  const type = {
    ...keptOf(body),
    id: newId("typ"),
    workspaceId: ctx.workspaceId,
    version: 1,
    updatedAt: ctx.now,
    updatedBy: { id: member.id, name: member.name },
  };
  const change = { kind: "intent_type", id: type.id, name: type.name, action: "created" } as const;
  await named(type.name, () =>
    administer(ctx, async (tx) => {
      if (!(await insertIntentType(tx, type, MOST)))
        throw new AppError("conflict", `There are ${MOST} intent types; remove one that is no longer used.`);
      return { result: null, changes: [{ ...change, before: null, after: entryOf(type) }] };
    }),
  );
  return readIntentType(ctx, type.id);
}
