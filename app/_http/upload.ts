import { AppError } from "@/core/errors";
import { FILE_LIMITS, sizeInWords } from "@/core/file";
import type { Upload } from "@/server/services/files/attach";

/** What a request brings as a file: its body, named in the query. */
export const uploadOf = (request: Request, name: string): Upload => ({
  name,
  contentType: request.headers.get("content-type"),
  read: () => readBytes(request),
});

/** The body, read no further than the limit. Throws payload_too_large. */
async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > FILE_LIMITS.bytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > FILE_LIMITS.bytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (): AppError =>
  new AppError("payload_too_large", `A file has at most ${sizeInWords(FILE_LIMITS.bytes)}.`);
