import { createHmac, timingSafeEqual } from "node:crypto";

/** Older requests may be replays of what somebody has overheard. */
const TOLERANCE_SECONDS = 5 * 60;

export interface Signed {
  /** The X-Slack-Request-Timestamp header. */
  timestamp: string | null;
  /** The X-Slack-Signature header. */
  signature: string | null;
  /** The body, byte for byte. */
  body: string;
}

/** Whether Slack has sent this, just now. */
export function isSlacks({ timestamp, signature, body }: Signed, secret: string, now: Date): boolean {
  if (timestamp === null || signature === null || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(signatureOf(timestamp, body, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** How Slack signs: version 0, an HMAC with SHA-256 over version, time and body. */
export const signatureOf = (timestamp: string, body: string, secret: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
