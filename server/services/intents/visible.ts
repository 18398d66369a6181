import { mayRead } from "@/core/access";
import { AppError } from "@/core/errors";
import type { Intent } from "@/core/intent";
import type { Ctx } from "../context";

/** Throws not_found unless the caller may see the intent: what is foreign looks like what is missing. */
export function requireVisible(ctx: Ctx, intent: Intent | null | undefined): asserts intent is Intent {
  if (!intent || !sees(ctx, intent)) throw new AppError("not_found", "There is no such intent.");
}

function sees({ caller }: Ctx, intent: Intent): boolean {
  switch (caller.type) {
    case "agent":
      return intent.agent.id === caller.id;
    case "member":
      return mayRead(caller.member, intent);
    case "system":
      return true;
  }
}
