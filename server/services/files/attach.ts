import { createHash } from "node:crypto";
import { mayTakePart } from "@/core/access";
import { AppError, flaw } from "@/core/errors";
import { FILE_LIMITS, safeFileName, safeMediaType, sizeInWords } from "@/core/file";
import { isOpen } from "@/core/intent";
import { tooLate } from "@/core/lifecycle/too-late";
import type { FileWire } from "@/core/wire/file";
import { db, transact } from "@/server/db/client";
import { bytesOfFiles, findSameFile, insertFile, lockFilesOf, type NewFile } from "@/server/db/files";
import { findIntent } from "@/server/db/intents";
import { type Ctx, newId, requireReviewer } from "../context";
import { requireVisible } from "../intents/visible";
import { shownFile } from "./show";

export interface Upload {
  name: string;
  contentType: string | null;
  /** Reads the body, once it is known that its sender may send one. */
  read: () => Promise<Uint8Array>;
}

/**
 * Keeps a file for an answer to an open intent; the same file of the same person is kept once, so that a retry is safe.
 * Throws not_found, forbidden, already_decided, invalid_request where it is empty, payload_too_large.
 */
export async function attachFile(ctx: Ctx, intentId: string, upload: Upload): Promise<FileWire> {
  const { member } = requireReviewer(ctx);
  const found = await findIntent(db(ctx), ctx.workspaceId, intentId);
  requireVisible(ctx, found?.intent);
  if (!mayTakePart(member, found.intent)) throw new AppError("forbidden", "This is not yours to answer.");
  if (!isOpen(found.intent)) throw tooLate(found.intent, ctx.now);
  const bytes = await upload.read();
  if (bytes.byteLength === 0) throw flaw("invalid_request", "", "The file is empty.");
  const file: NewFile = {
    id: newId("fil"),
    workspace_id: ctx.workspaceId,
    intent_id: intentId,
    uploader_id: member.id,
    name: safeFileName(upload.name),
    media_type: safeMediaType(upload.contentType),
    size: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    created_at: ctx.now,
    bytes,
  };
  return shownFile(await keep(ctx, file));
}

function keep(ctx: Ctx, file: NewFile) {
  return transact(ctx, async (tx) => {
    await lockFilesOf(tx, file.intent_id);
    const same = await findSameFile(tx, file);
    if (same) return same;
    const left = FILE_LIMITS.bytesPerIntent - (await bytesOfFiles(tx, file.intent_id));
    if (file.size > left) throw tooMuch(left);
    await insertFile(tx, file);
    return file;
  });
}

function tooMuch(left: number): AppError {
  const all = sizeInWords(FILE_LIMITS.bytesPerIntent);
  const room = left > 0 ? `${sizeInWords(left)} are left` : "nothing is left";
  return new AppError("payload_too_large", `The files of one request have at most ${all} together; ${room}.`);
}
