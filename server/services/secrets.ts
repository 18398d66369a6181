import { createHash, createHmac, randomBytes } from "node:crypto";
import { settings } from "@/server/settings";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** What webhooks are signed with, as Standard Webhooks spells it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;

/** A secret that is the same whenever it is needed again, and tells nothing about the others. */
const derive = (purpose: string): string =>
  createHmac("sha256", settings().COUNTERSIGN_SECRET).update(purpose).digest("base64url");

/** The bearer's part of a notice's answer link. Derived, so that a retried mail carries the same link and none is stored. */
export const answerTokenOf = (noticeId: string): string => derive(`answer:${noticeId}`);

export const answerTokenHash = (noticeId: string): string => sha256(answerTokenOf(noticeId));

/** What the Resend SDK shows to the built-in mailbox. */
export const mailboxKey = (): string => `re_mailbox_${derive("mailbox")}`;

/** What makes an unsubscribe link ours. */
export const unsubscribeSeal = (claim: string): string => derive(`unsubscribe:${claim}`);

/** The secret part of a calendar's address. Derived, so that its owner can look it up while only its hash is kept. */
export const calendarTokenOf = (feedId: string): string => derive(`calendar:${feedId}`);

/** What the secrets of second steps are encrypted with. */
export const sealingKey = (): Buffer => Buffer.from(derive("second-step"), "base64url");

/** A recovery code as it is kept. */
export const recoveryCodeHash = (userId: string, code: string): string =>
  derive(`recovery:${userId}:${code}`);
