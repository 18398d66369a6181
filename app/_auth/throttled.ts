import { AppError } from "@/core/errors";
import type { Spent } from "@/core/limit";
import { refuseSpent, sayingWhatIsLeft } from "@/app/_http/limited";
import { clientNetwork } from "@/app/_http/peer";
import { problem } from "@/app/_http/problem";
import { LIMITS } from "@/server/services/limits/limits";
import { attemptSucceeded, beginAttempt, beginMailing } from "@/server/services/limits/sign-in";
import { trySpend } from "@/server/services/limits/take";
import { sessionCookie } from "./cookie-names";
import { urlHere } from "./options";

/** Passwords and requests for mailed links, as often as they may be tried; whatever else next-auth is asked goes by. */
export async function throttled(
  request: Request,
  fields: Record<string, string>,
  now: Date,
  answer: () => Promise<Response>,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const email = fields.email ?? "";
  const isPassword = pathname.endsWith("/callback/credentials");
  if (request.method !== "POST" || !(isPassword || pathname.endsWith("/signin/email"))) return answer();
  const address = clientNetwork(request.headers);
  let spent: Spent | null = null;
  try {
    spent = address === null ? null : await trySpend(LIMITS.signIn(), address, now);
    refuseSpent(spent);
    if (isPassword) await beginAttempt(email, address, now);
    else await beginMailing(email, now);
    const response = await answer();
    if (isPassword && signsIn(response)) await attemptSucceeded(email, address);
    return sayingWhatIsLeft(response, spent);
  } catch (error) {
    return sayingWhatIsLeft(problem(forForms(error), pathname), spent);
  }
}

const signsIn = (response: Response): boolean =>
  response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${sessionCookie()}=ey`));

/** Next-auth's client looks for the reason in an address, as in its own refusals. */
function forForms(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== "rate_limited") return error;
  const url = urlHere(`/sign-in?${new URLSearchParams({ error: "TooManyAttempts" })}`);
  return new AppError(error.code, error.message, { extra: { ...error.extra, url } });
}
