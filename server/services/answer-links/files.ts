import type { Origin } from "@/core/origin";
import type { FileWire } from "@/core/wire/file";
import { attachFile, type Upload } from "../files/attach";
import { removeFile } from "../files/remove";
import { nobody, openUsableLink, type SignedIn } from "./usable";

/** Attaches a file for the answer by a mail's link, which it does not spend. Throws as answering by it does, and as attachFile. */
export async function attachFileByLink(
  token: string,
  upload: Upload,
  now: Date,
  signedIn: SignedIn = nobody,
  origin?: Origin,
): Promise<FileWire> {
  const { ctx, link } = await openUsableLink(token, now, signedIn, origin);
  return attachFile(ctx, link.intent_id, upload);
}

/** Takes back what was attached. Throws as answering by the link does, and as removeFile. */
export async function removeFileByLink(
  token: string,
  id: string,
  now: Date,
  signedIn: SignedIn = nobody,
  origin?: Origin,
): Promise<void> {
  const { ctx } = await openUsableLink(token, now, signedIn, origin);
  return removeFile(ctx, id);
}
