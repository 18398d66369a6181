import { Resend, type CreateEmailOptions } from "resend";
import type { SendResult } from "@/core/notice";
import type { Mail } from "@/server/emails/compose";
import { failed, failureOf } from "./failure";
import type { MailSettings } from "./settings";

const TIME_LIMIT_MS = 15_000;

export interface Message {
  to: string;
  mail: Mail;
  headers: Record<string, string>;
  tags?: { name: string; value: string }[] | undefined;
  /** However often a message is sent under one key, one arrives. */
  idempotencyKey: string;
}

type Deliver = (message: Message) => Promise<SendResult>;

/** Hands messages to Resend. Never throws; what went wrong is in the result. */
export function createDelivery(settings: MailSettings): Deliver {
  const { apiKey, baseUrl, from, now, timeLimitMs = TIME_LIMIT_MS } = settings;
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });

  return async ({ to, mail, headers, tags, idempotencyKey }) => {
    const email: CreateEmailOptions = {
      from,
      to,
      ...mail,
      headers: { ...AUTOMATIC, ...headers },
      ...(tags && { tags }),
    };
    const signal = AbortSignal.timeout(timeLimitMs);
    const { data, error, headers: answered } = await resend.emails.send(email, { idempotencyKey, signal });

    // The key is ours alone, so this says that an earlier attempt, worded a little differently, has gone out.
    if (error?.name === "invalid_idempotent_request")
      return { ok: true, providerId: `sent-before:${idempotencyKey}` };
    if (error && signal.aborted)
      return failed(`No answer from Resend within ${timeLimitMs / 1000} s`, true, apiKey);
    if (error) return failureOf(error, answered, apiKey, now());
    if (typeof data?.id !== "string") return failed("Resend answered without a message id", true, apiKey);
    return { ok: true, providerId: data.id };
  };
}

/** RFC 3834: keeps out-of-office replies from answering us. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated" };
