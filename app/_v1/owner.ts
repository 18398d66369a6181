import { AppError } from "@/core/errors";
import type { Ctx } from "@/server/services/context";

/** AXME's clients may say for which agent they act, in the query or a header. It has to be the one whose key they use. */
export function refuseOtherOwner({ ctx, request }: { ctx: Ctx; request: Request }): void {
  const asked = new URL(request.url).searchParams.get("owner_agent");
  const headed = request.headers.get("x-owner-agent");
  if (asked !== null && headed !== null && asked !== headed)
    throw otherOwner("owner_agent and x-owner-agent name different agents.");
  const named = asked ?? headed;
  if (named === null || ctx.caller.type !== "agent") return;
  const { address } = ctx.caller;
  if (named === address || address.endsWith(`/${named}`)) return;
  throw otherOwner(`This key is ${address}'s, not ${named}'s.`);
}

/** What does not even name one agent is answered with 400, as AXME does. */
const otherOwner = (detail: string): AppError => new AppError("invalid_request", detail);
