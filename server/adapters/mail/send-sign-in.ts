import { createHash } from "node:crypto";
import type { SendResult } from "@/core/notice";
import { composeSignInMail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import type { MailSettings } from "./settings";

interface SignInRequest {
  to: string;
  /** Signs its reader in, once. */
  url: string;
  expiresMinutes: number;
}

/** Mails a sign-in link; what went wrong on the way is in the result. */
export async function sendSignInMail(settings: MailSettings, request: SignInRequest): Promise<SendResult> {
  const { to, url, expiresMinutes } = request;
  const { host } = new URL(settings.publicUrl);
  const key = `sign-in-${createHash("sha256").update(url).digest("base64url")}`;
  const mail = await composeSignInMail({ url, host, expiresMinutes });
  return createDelivery(settings)({ to, mail, headers: { "X-Entity-Ref-ID": key }, idempotencyKey: key });
}
