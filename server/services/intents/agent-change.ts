import type { Intent } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import { actorOf, type Ctx, requireAgent } from "../context";
import type { Keep, Reply } from "../idempotency";
import { changeIntent } from "./change";
import { replyWith } from "./show";
import { requireVisible } from "./visible";

/** A change that only the asking agent may make, answered with the intent as it then is. */
export async function changeByAgent(
  ctx: Ctx,
  id: string,
  status: number,
  keep: Keep,
  command: (by: ReturnType<typeof actorOf>, intent: Intent) => Command,
): Promise<Reply> {
  requireAgent(ctx);
  const change = await changeIntent(
    ctx,
    id,
    (_, intent) => {
      requireVisible(ctx, intent);
      return command(actorOf(ctx), intent);
    },
    { reply: ({ after }) => keep(replyWith(ctx, status, after), ctx.now) },
  );
  return replyWith(ctx, status, change.after);
}
