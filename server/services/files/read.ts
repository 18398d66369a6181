import { AppError } from "@/core/errors";
import { db } from "@/server/db/client";
import { bytesOf, type FileRow, findFile } from "@/server/db/files";
import { findIntent } from "@/server/db/intents";
import type { Ctx } from "../context";
import { requireVisible } from "../intents/visible";

/** A file with its bytes, for those who may see the intent that it belongs to. Throws not_found. */
export async function readFile(ctx: Ctx, id: string): Promise<{ file: FileRow; bytes: Uint8Array }> {
  const file = await visibleFile(ctx, id);
  const bytes = await bytesOf(db(ctx), ctx.workspaceId, id);
  if (!bytes) throw noFile();
  return { file, bytes };
}

/** Throws not_found for whoever may not see it, as if it were not there. */
export async function visibleFile(ctx: Ctx, id: string): Promise<FileRow> {
  const file = await findFile(db(ctx), ctx.workspaceId, id);
  if (!file) throw noFile();
  const found = await findIntent(db(ctx), ctx.workspaceId, file.intent_id);
  requireVisible(ctx, found?.intent);
  return file;
}

const noFile = (): AppError => new AppError("not_found", "There is no such file.");
