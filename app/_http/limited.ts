import { rateLimitHeaders, type Spent } from "@/core/limit";
import type { Ctx } from "@/server/services/context";
import { LIMITS } from "@/server/services/limits/limits";
import { tooMany, trySpend } from "@/server/services/limits/take";
import { clientNetwork } from "./peer";

/** Takes a request off the limit of whoever sends it; null where none holds for it. */
export function spend({ caller, now }: Ctx, request: Request): Promise<Spent | null> | null {
  switch (caller.type) {
    case "agent":
      return trySpend(LIMITS.key(), caller.keyId, now);
    case "member":
      return isRead(request) ? null : trySpend(LIMITS.member(), caller.member.id, now);
    case "system":
      return spendOfAddress(request, now);
  }
}

/** Whoever uses a token in the path is known by their network address alone; where even that is unknown, nothing can be counted. */
function spendOfAddress(request: Request, now: Date): Promise<Spent | null> | null {
  const network = clientNetwork(request.headers);
  return network === null ? null : trySpend(LIMITS.link(), network, now);
}

const isRead = ({ method }: Request): boolean => method === "GET" || method === "HEAD";

/** Throws rate_limited where nothing was left. */
export function refuseSpent(spent: Spent | null): void {
  if (spent && !spent.ok) throw tooMany(spent.seconds);
}

/** The response with what is left. */
export function sayingWhatIsLeft(response: Response, spent: Spent | null): Response {
  if (spent)
    for (const [name, value] of Object.entries(rateLimitHeaders(spent))) response.headers.set(name, value);
  return response;
}
