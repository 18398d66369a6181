import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { sealingKey } from "../secrets";

const CIPHER = "aes-256-gcm";

/** A secret as it is kept: unreadable without COUNTERSIGN_SECRET, and of use to no other person. */
export function seal(secret: Buffer, userId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, sealingKey(), iv).setAAD(Buffer.from(userId));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64url")}`;
}

/** Throws where it is not this person's, was altered, or COUNTERSIGN_SECRET is another one by now. */
export function unseal(sealed: string, userId: string): Buffer {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  const decipher = createDecipheriv(CIPHER, sealingKey(), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}
