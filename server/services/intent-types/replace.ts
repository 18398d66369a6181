import { AppError } from "@/core/errors";
import type { IntentTypeChangeBody, IntentTypeWire } from "@/core/wire/intent-types";
import { type IntentType, lockIntentType, updateIntentType } from "@/server/db/intent-types";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { named, refuseFlaws } from "./check";
import { noSuchType, readIntentType } from "./read";
import { entryOf, keptOf } from "./show";

/**
 * Replaces what a type supplies to requests from now on; open intents keep what they were asked with. Throws forbidden,
 * invalid_request, not_found, and conflict where somebody saved a newer version or another type has the name.
 */
export async function replaceIntentType(
  ctx: Ctx,
  id: string,
  { version, ...body }: IntentTypeChangeBody,
): Promise<IntentTypeWire> {
  const { member } = requireAdmin(ctx);
  await refuseFlaws(ctx, body);
  await named(body.name, () =>
    administer(ctx, async (tx) => {
      const before = await lockIntentType(tx, ctx.workspaceId, id);
      if (!before) throw noSuchType();
      if (version !== undefined && version !== before.version) throw savedMeanwhile(before);
      const after: IntentType = {
        ...before,
        ...keptOf(body),
        version: before.version + 1,
        updatedAt: ctx.now,
        updatedBy: { id: member.id, name: member.name },
      };
      await updateIntentType(tx, after);
      const change = { kind: "intent_type", id, name: after.name, action: "changed" } as const;
      return { result: null, changes: [{ ...change, before: entryOf(before), after: entryOf(after) }] };
    }),
  );
  return readIntentType(ctx, id);
}

function savedMeanwhile({ updatedBy, updatedAt, version }: IntentType) {
  const who = updatedBy?.name ?? "Somebody";
  const detail = `${who} saved it since you opened it. Load it again, and make your change on what it is now.`;
  return new AppError("conflict", detail, {
    flaws: [{ pointer: "/version", detail }],
    extra: { saved_by: updatedBy, saved_at: updatedAt.toISOString(), version },
  });
}
