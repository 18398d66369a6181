/** Files that people attach to an answer as evidence. */

export const FILE_LIMITS = {
  bytes: 10 * 1024 * 1024,
  bytesPerIntent: 50 * 1024 * 1024,
  perIntent: 100,
  nameLength: 200,
} as const;

/** A name that is safe to store, to show and to save under: no folders, no control or direction characters, no leading dots. */
export function safeFileName(name: string): string {
  const words = name
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[\\/:*?"<>|]/g, "_")
    .trim()
    .replace(/^\.+/, "")
    // Windows drops such endings, so that another ending would be the last.
    .replace(/[. ]+$/, "");
  return shortened(words) || "file";
}

/** Shortened in the middle of it, so that the ending still says what it is. */
function shortened(name: string): string {
  if (name.length <= FILE_LIMITS.nameLength) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";
  return name.slice(0, FILE_LIMITS.nameLength - ending.length).toWellFormed() + ending;
}

/** What a browser may be told that a file is. Whatever could run as a page or a program is only bytes. */
const HARMLESS = new Set(
  (
    "image/png image/jpeg image/gif image/webp image/heic image/heif image/avif application/pdf application/zip application/json " +
    "text/plain text/csv text/markdown audio/mpeg video/mp4 video/quicktime"
  ).split(" "),
);

const BYTES = "application/octet-stream";

/** The media type of a Content-Type header where the file can be of it, or that of mere bytes. */
export function safeMediaType(contentType: string | null, bytes: Uint8Array): string {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return HARMLESS.has(type) && canBe(type, bytes) ? type : BYTES;
}

/** How files of a type begin: a text at a place. */
const BEGINNINGS: Readonly<Record<string, readonly [number, string][]>> = {
  "image/png": [[0, "\x89PNG\r\n\x1a\n"]],
  "image/jpeg": [[0, "\xff\xd8\xff"]],
  "image/gif": [
    [0, "GIF87a"],
    [0, "GIF89a"],
  ],
  "image/webp": [[8, "WEBP"]],
  "image/heic": [[4, "ftyp"]],
  "image/heif": [[4, "ftyp"]],
  "image/avif": [[4, "ftyp"]],
  "video/mp4": [[4, "ftyp"]],
  "video/quicktime": [
    [4, "ftyp"],
    [4, "moov"],
    [4, "mdat"],
    [4, "wide"],
    [4, "free"],
  ],
  "audio/mpeg": [
    [0, "ID3"],
    [0, "\xff\xfb"],
    [0, "\xff\xf3"],
    [0, "\xff\xf2"],
    [0, "\xff\xfa"],
  ],
  "application/pdf": [[0, "%PDF-"]],
  "application/zip": [
    [0, "PK\x03\x04"],
    [0, "PK\x05\x06"],
  ],
};

/** Whether a file begins as its type does; a text is one when there is no NUL in it. */
function canBe(type: string, bytes: Uint8Array): boolean {
  const beginnings = BEGINNINGS[type];
  if (!beginnings) return !bytes.includes(0);
  return beginnings.some(([at, text]) => [...text].every((sign, n) => bytes[at + n] === sign.charCodeAt(0)));
}

/** `attachment` with a name for every browser, RFC 6266. */
export function attachmentNamed(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** 10,485,760 bytes are "10 MB", as people count them. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < 1_024 ** 2) return `${Math.round(bytes / 1_024)} KB`;
  return `${Number((bytes / 1_024 ** 2).toFixed(1))} MB`;
}
