import {
  AccessDeniedError,
  AlreadyDecidedError,
  ConflictError,
  CountersignError,
  InvalidRequestError,
  NotFoundError,
  RateLimitedError,
  ServerError,
} from "./errors.js";
import { isProblem, parseJson } from "./json.js";
import type { Problem } from "./wire.js";

/** The error that a response outside 2xx stands for. Gateways answer in HTML, so the body may be anything. */
export function refusalOf(response: Response, text: string): CountersignError {
  const problem = problemIn(text);
  const details = {
    status: response.status,
    code: problem?.code ?? `http_${response.status}`,
    problem,
    retryAfterSeconds: retryAfterSeconds(response.headers),
  };
  const detail = problem?.detail ?? problem?.title ?? withoutProblem(response);
  if (details.code === "already_decided") return new AlreadyDecidedError(detail, details);
  return new (classOf(response.status))(detail, details);
}

function withoutProblem({ status }: Response): string {
  // Browsers and some edge runtimes show a redirect as status 0.
  const redirected = status === 0 || (status >= 300 && status < 400);
  return redirected
    ? "The server redirects; use the address it redirects to as baseUrl."
    : `The server answered ${status}.`;
}

function classOf(status: number): typeof CountersignError {
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return InvalidRequestError;
    case 401:
    case 403:
      return AccessDeniedError;
    case 404:
      return NotFoundError;
    case 409:
    case 412:
      return ConflictError;
    case 429:
      return RateLimitedError;
    default:
      return status >= 500 ? ServerError : CountersignError;
  }
}

function problemIn(text: string): Problem | null {
  const body = parseJson(text);
  return isProblem(body) ? body : null;
}

/** `Retry-After` as a duration. A date is read against the server's own clock, because ours may be wrong. */
export function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get("retry-after");
  if (value === null) return null;
  const inHeader = Number(value);
  const seconds = Number.isNaN(inHeader)
    ? (Date.parse(value) - Date.parse(headers.get("date") ?? "")) / 1000
    : inHeader;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
