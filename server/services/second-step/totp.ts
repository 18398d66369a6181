import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** As RFC 6238 and every authenticator app have it: SHA-1, six digits, thirty seconds. */
const DIGITS = 6;
const PERIOD_SECONDS = 30;
/** Clocks differ, and typing takes a while: one code before and one after. */
const DRIFT = [0, -1, 1];

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const newTotpSecret = (): Buffer => randomBytes(20);

export const counterAt = (now: Date): number => Math.floor(now.getTime() / 1000 / PERIOD_SECONDS);

/** The code of a time step (RFC 4226). */
export function codeOf(secret: Buffer, counter: number, digits = DIGITS, algorithm = "sha1"): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, secret).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The time step whose code this is; null where it is none of now. */
export function counterOf(secret: Buffer, code: string, now: Date): number | null {
  const given = Buffer.from(code.replace(/\s/g, ""));
  for (const drift of DRIFT) {
    const counter = counterAt(now) + drift;
    const wanted = Buffer.from(codeOf(secret, counter));
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return counter;
  }
  return null;
}

export function base32(bytes: Buffer): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}

/** What an authenticator app reads from a QR code. */
export function totpAddress(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const params = new URLSearchParams({ secret: base32(secret), issuer, algorithm: "SHA1" });
  return `otpauth://totp/${label}?${params}&digits=${DIGITS}&period=${PERIOD_SECONDS}`.replaceAll("+", "%20");
}
