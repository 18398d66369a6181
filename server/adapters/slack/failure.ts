import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { Called } from "@/server/slack/port";

type Failure = Extract<Called<never>, { ok: false }>;

/** Slack's own trouble, and tokens and scopes, which are put right: what waited meanwhile shall still go out. */
const PASSING =
  /^(internal_error|fatal_error|service_unavailable|request_timeout|ratelimited|team_added_to_org|accesslimited|org_login_required|invalid_auth|not_authed|account_inactive|token_revoked|token_expired|missing_scope)$/;

/** How a failed call is recorded, and whether another makes sense. The text never holds the token. */
export function failureOf(error: unknown, token: string): Failure {
  if (error instanceof WebAPIRateLimitedError)
    return {
      ok: false,
      error: "Slack limits the rate of calls",
      retryable: true,
      retryAfterSeconds: error.retryAfter,
    };
  if (error instanceof WebAPIPlatformError)
    return failed(`Slack refused: ${error.data.error}`, PASSING.test(error.data.error), token);
  if (error instanceof WebAPIHTTPError)
    return failed(
      `Slack answered ${error.statusCode}`,
      error.statusCode >= 500 || error.statusCode === 429,
      token,
    );
  if (error instanceof WebAPIRequestError)
    return failed(`Slack could not be reached: ${error.original.message}`, true, token);
  return failed(`Slack could not be asked: ${String(error)}`, true, token);
}

/** Whether Slack has not answered in time. */
export const tookTooLong = (error: unknown): boolean =>
  error instanceof WebAPIRequestError && error.original.name === "TimeoutError";

/** What a call comes to that is not made, because Slack has just not answered another. */
export const silent: Failure = {
  ok: false,
  error: "Slack does not answer",
  retryable: true,
  retryAfterSeconds: null,
};

function failed(text: string, retryable: boolean, token: string): Failure {
  const line = text.replaceAll(token, "…").replace(/[\s\p{C}]+/gu, " ");
  return { ok: false, error: line.slice(0, 200), retryable, retryAfterSeconds: null };
}
