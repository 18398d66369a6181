import type { z } from "zod";
import { AppError, ERRORS, type ErrorCode } from "@/core/errors";
import type { ProblemWire } from "@/core/wire/problem";
import { isOutage } from "@/server/services/outage";
import { log } from "@/server/log";
import { settings } from "@/server/settings";

type Problem = z.infer<typeof ProblemWire>;

const RETRY_AFTER_SECONDS: Partial<Record<ErrorCode, number>> = { unavailable: 1, rate_limited: 5 };

/** Says when it is worth trying again, where that is all it takes. */
export function retryAfter({ code, retry_after }: Problem): Record<string, string> {
  const seconds = typeof retry_after === "number" ? retry_after : RETRY_AFTER_SECONDS[code];
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

/** Under which id a request is talked of, and the pattern of its path: the path itself may hold a secret. */
interface About {
  request_id: string | null;
  route: string | null;
}

const UNKNOWN: About = { request_id: null, route: null };

/** An error as a response. */
export function problem(error: unknown, instance: string, about = UNKNOWN): Response {
  const body = problemOf(error, instance, about);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...retryAfter(body),
  };
  if (body.status === 401) headers["www-authenticate"] = "Bearer";
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** An error as RFC 9457 has it. What was not thrown on purpose tells nothing of itself. */
export function problemOf(error: unknown, instance: string, about = UNKNOWN): Problem {
  const told = about.request_id === null ? {} : { request_id: about.request_id };
  return { ...documentOf(error, instance, about), ...told };
}

function documentOf(error: unknown, instance: string, about: About): Problem {
  if (error instanceof AppError) return document(error.code, error.message, instance, error);
  if (isOutage(error)) {
    log.info({ err: error, ...about }, "a request found no database");
    return document("unavailable", "The database cannot be reached; try again in a moment.", instance);
  }
  log.error({ err: error, ...about }, "a request failed");
  return document("internal", "This is our mistake, and it has been noted. Trying again may help.", instance);
}

function document(code: ErrorCode, detail: string, instance: string, error?: AppError): Problem {
  const { status, title } = ERRORS[code];
  const type = `${settings().PUBLIC_URL}/docs/errors/${code}`;
  return { type, title, status, detail, instance, code, errors: [...(error?.flaws ?? [])], ...error?.extra };
}
