import type { SendResult } from "@/core/notice";
import { retryAfterSeconds } from "../retry-after";

type Failure = Extract<SendResult, { ok: false }>;

/** What Resend's SDK reports instead of throwing. Its body comes from the network, so nothing in it is certain. */
interface ResendError {
  name?: unknown;
  message?: unknown;
  statusCode?: unknown;
}

/** A key that is wrong today is put right tomorrow: the mails that waited meanwhile shall still go out. */
const KEY_PROBLEMS = ["missing_api_key", "invalid_api_key", "restricted_api_key"];

const RETRYABLE_STATUSES = [401, 408, 409, 425, 429];

/** How a failed attempt is recorded, and whether another makes sense. The text never holds the key. */
export function failureOf(
  error: ResendError,
  headers: Record<string, string> | null,
  apiKey: string,
  now: Date,
): Failure {
  const status = typeof error.statusCode === "number" ? error.statusCode : null;
  const name = typeof error.name === "string" ? error.name : "error";
  const message = typeof error.message === "string" ? error.message : "no reason given";
  return {
    ok: false,
    error: short(`Resend ${status ?? "without a status"}, ${name}: ${message}`, apiKey),
    retryable:
      status === null || status >= 500 || RETRYABLE_STATUSES.includes(status) || KEY_PROBLEMS.includes(name),
    retryAfterSeconds: retryAfterSeconds(headers?.["retry-after"], now),
  };
}

/** A failure of ours or of the network, said in our own words. */
export function failed(error: string, retryable: boolean, apiKey: string): Failure {
  return { ok: false, error: short(error, apiKey), retryable, retryAfterSeconds: null };
}

function short(text: string, apiKey: string): string {
  const line = text.replaceAll(apiKey, "…").replace(/[\s\p{C}]+/gu, " ");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
