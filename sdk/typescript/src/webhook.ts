import { type Bytes, fromBase64, utf8 } from "./bytes.js";
import { subtleCrypto } from "./crypto.js";
import { WebhookVerificationError } from "./errors.js";
import { isWebhookBody, parseJson } from "./json.js";
import type { WebhookEvent } from "./webhook-event.js";

/** The headers of a request, as `Headers` or as Node's HTTP server has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface WebhookOptions {
  /** How far the sender's clock, and the way here, may be off; 300 by default. */
  toleranceSeconds?: number | undefined;
  /** What time it is, for whoever knows better than this machine. */
  now?: Date | undefined;
}

/**
 * The event that a webhook brought, once it is certain who sent it and when (Standard Webhooks). Give the body as it came,
 * before anything parses it, and during a rotation both secrets. Throws a WebhookVerificationError for what is not to be
 * believed, and a TypeError where a secret is none.
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = new Date() }: WebhookOptions = {},
): Promise<WebhookEvent> {
  const id = header(headers, "webhook-id");
  const sentAt = secondsOf(header(headers, "webhook-timestamp"));
  const signatures = header(headers, "webhook-signature").split(" ").flatMap(signatureOf);
  const body = typeof rawBody === "string" ? utf8(rawBody) : rawBody;
  const keys = (typeof secrets === "string" ? [secrets] : secrets).map(keyOf);
  if (!(await isSigned(joined(utf8(`${id}.${sentAt}.`), body), signatures, keys)))
    throw new WebhookVerificationError("no_signature_matches");

  const secondsAgo = now.getTime() / 1000 - sentAt;
  if (secondsAgo > toleranceSeconds) throw new WebhookVerificationError("too_old");
  if (secondsAgo < -toleranceSeconds) throw new WebhookVerificationError("too_new");

  const event = parseJson(new TextDecoder().decode(body));
  if (!isWebhookBody(event)) throw new WebhookVerificationError("not_an_event");
  return { ...event, id };
}

function header(headers: WebhookHeaders, name: string): string {
  const value = isHeaders(headers) ? headers.get(name) : ofNode(headers, name);
  if (!value) throw new WebhookVerificationError("missing_header", name);
  return value;
}

/** There may be several classes of that name in one program. */
const isHeaders = (headers: WebhookHeaders): headers is Headers => typeof headers.get === "function";

function ofNode(headers: Exclude<WebhookHeaders, Headers>, name: string): string | undefined {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "object" ? found.join(" ") : found;
}

/** The bytes of one `v1,<base64>`; other versions are other ecosystems' and are passed over. */
function signatureOf(text: string): Bytes[] {
  const bytes = text.startsWith("v1,") ? fromBase64(text.slice(3)) : null;
  return bytes ? [bytes] : [];
}

function keyOf(secret: string): Bytes {
  const bytes = fromBase64(secret.trim().replace(/^whsec_/, ""));
  if (bytes) return bytes;
  throw new TypeError("A webhook's secret is whsec_ and base64, as it was shown when the agent was made.");
}

function secondsOf(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new WebhookVerificationError("malformed_header", "webhook-timestamp");
}

/** WebCrypto compares in constant time. */
async function isSigned(
  message: Bytes,
  signatures: readonly Bytes[],
  keys: readonly Bytes[],
): Promise<boolean> {
  const subtle = await subtleCrypto();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await Promise.all(
    keys.map((key) => subtle.importKey("raw", key, algorithm, false, ["verify"])),
  );
  const checks = imported.flatMap((key) =>
    signatures.map((signature) => subtle.verify("HMAC", key, signature, message)),
  );
  return (await Promise.all(checks)).includes(true);
}

function joined(one: Uint8Array, other: Uint8Array): Bytes {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
