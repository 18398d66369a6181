import { type Bytes, fromBase64Url, utf8 } from "./bytes.js";
import { subtleCrypto } from "./crypto.js";
import { ReceiptError } from "./errors.js";
import type { Jwk } from "./jwks.js";
import { isObject, parseJson } from "./json.js";

/** A compact JWS, taken apart; nothing of it is believed yet. */
export interface Jws {
  kid: string;
  payload: unknown;
  signature: Bytes;
  /** What the signature is over. */
  signed: Bytes;
}

const TYPE = "countersign-receipt+jwt";

/** Takes a receipt apart. Throws a ReceiptError where it is none: another algorithm or type, or demands that we don't know. */
export function parseReceipt(receipt: string): Jws {
  const jws = parseJws(receipt, TYPE);
  if (!jws) throw new ReceiptError("malformed");
  return jws;
}

/** The same for a JWS of any type of ours; null where it is none. */
export function parseJws(text: string, type: string): Jws | null {
  const [head = "", body = "", tail = "", ...more] = text.trim().split(".");
  const header = jsonIn(head);
  const signature = fromBase64Url(tail);
  const isOurs =
    isObject(header) && header.alg === "EdDSA" && header.typ === type && header.crit === undefined;
  if (more.length > 0 || !isOurs || typeof header.kid !== "string" || !signature) return null;
  return { kid: header.kid, payload: jsonIn(body), signature, signed: utf8(`${head}.${body}`) };
}

/** Whether that key signed it. Throws a ReceiptError where the key is none, or this runtime doesn't know Ed25519. */
export async function isSignedBy({ signature, signed }: Jws, { kty, crv, x }: Jwk): Promise<boolean> {
  if (kty !== "OKP" || crv !== "Ed25519" || x === undefined) throw new ReceiptError("unknown_key");
  const subtle = await subtleCrypto();
  const key = await subtle.importKey("jwk", { kty, crv, x }, "Ed25519", false, ["verify"]).catch(refuse);
  return subtle.verify("Ed25519", key, signature, signed);
}

function refuse(error: unknown): never {
  const unsupported = error instanceof Error && error.name === "NotSupportedError";
  throw new ReceiptError(unsupported ? "unsupported" : "unknown_key");
}

function jsonIn(base64url: string): unknown {
  const bytes = fromBase64Url(base64url);
  return bytes ? parseJson(new TextDecoder().decode(bytes)) : undefined;
}
