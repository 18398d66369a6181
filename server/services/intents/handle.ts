import type { Intent } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import type { IntentWire } from "@/core/wire/intent";
import { type Ctx, requireReviewer } from "../context";
import { changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

type Reviewer = ReturnType<typeof requireReviewer>;

/**
 * What a reviewer does to an intent that they may see, and the intent as they see it then. Throws forbidden for whoever is no
 * reviewer, not_found, and whatever the command is refused with.
 */
export async function handleIntent(
  ctx: Ctx,
  id: string,
  command: (reviewer: Reviewer, intent: Intent) => Command | Promise<Command>,
  options?: Parameters<typeof changeIntent>[3],
): Promise<IntentWire> {
  const reviewer = requireReviewer(ctx);
  const act = (_: unknown, intent: Intent): Command | Promise<Command> => {
    requireVisible(ctx, intent);
    return command(reviewer, intent);
  };
  return shownTo(ctx, (await changeIntent(ctx, id, act, options)).after);
}
