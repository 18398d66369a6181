import { ERRORS, type ErrorCode, type Flaw } from "@/core/errors";
import { askForStep } from "../second-step/step-up";
import { ProblemError } from "./problem";

interface Request {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  signal?: AbortSignal;
}

/** Asks our own server. Throws a ProblemError for anything but a success. */
export async function fetchJson<T>(path: string, { method = "GET", body, signal }: Request = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    signal,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw NOT_REACHED();
  });
  if (response.ok) return response.json();
  const problem = await problemOf(response);
  // Nothing was done: once its person has shown that it is them, the same is sent again.
  if (problem.code === "step_up_required" && (await askForStep(problem)))
    return fetchJson<T>(path, { method, body, signal });
  throw problem;
}

export const NOT_REACHED = (): ProblemError =>
  new ProblemError({
    status: 0,
    code: "network",
    detail: "The server could not be reached. Check the connection and try again.",
  });

/** What a response that is no success says. */
export const problemOf = async (response: Response): Promise<ProblemError> =>
  problemIn(response.status, await response.json().catch(() => null));

/** Reads a problem document, wherever it stands. */
export function problemIn(status: number, document: unknown): ProblemError {
  if (!isRecord(document) || !isErrorCode(document.code)) {
    const detail =
      status >= 500 ? "The server is not ready. Try again in a moment." : "The server refused this.";
    return new ProblemError({ status, code: status >= 500 ? "unavailable" : "invalid_request", detail });
  }
  const { code, title, detail, errors, ...extra } = document;
  const words = [detail, title, ERRORS[code].title].find((text) => typeof text === "string");
  const flaws = Array.isArray(errors) ? errors.filter(isFlaw) : [];
  return new ProblemError({ status, code, detail: String(words), errors: flaws, extra });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(ERRORS, value);

const isFlaw = (value: unknown): value is Flaw =>
  isRecord(value) && typeof value.detail === "string" && typeof value.pointer === "string";
