import { AppError } from "@/core/errors";
import { isOpen } from "@/core/intent";
import { tooLate } from "@/core/lifecycle/too-late";
import { transact } from "@/server/db/client";
import { deleteFile } from "@/server/db/files";
import { lockIntents } from "@/server/db/intents";
import { type Ctx, requireReviewer } from "../context";
import { requireVisible } from "../intents/visible";
import { visibleFile } from "./read";

/**
 * Takes back a file that the caller attached, while no answer can refer to it. Throws not_found, forbidden,
 * already_decided.
 */
export async function removeFile(ctx: Ctx, id: string): Promise<void> {
  const { member } = requireReviewer(ctx);
  const file = await visibleFile(ctx, id);
  if (file.uploader_id !== member.id)
    throw new AppError("forbidden", "Only whoever attached a file can take it back.");
  await transact(ctx, async (tx) => {
    // Under the intent's lock no answer can come in between that names the file.
    const locked = await lockIntents(tx, [{ workspaceId: ctx.workspaceId, id: file.intent_id }]);
    const intent = locked.get(file.intent_id)?.intent;
    requireVisible(ctx, intent);
    if (!isOpen(intent)) throw tooLate(intent, ctx.now);
    await deleteFile(tx, ctx.workspaceId, id);
  });
}
