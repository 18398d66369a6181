import { mayTakePart } from "@/core/access";
import { AppError } from "@/core/errors";
import type { CommentBody } from "@/core/wire/commands";
import { actorOf, type Ctx } from "../context";
import type { Keep, Reply } from "../idempotency";
import { changeIntent } from "./change";
import { replyWith } from "./show";
import { requireVisible } from "./visible";

/** Adds a comment from either side while the intent is open. A person's `question` makes it the agent's turn. */
export async function commentOnIntent(
  ctx: Ctx,
  id: string,
  body: CommentBody,
  keep: Keep = () => [],
): Promise<Reply> {
  const change = await changeIntent(
    ctx,
    id,
    (_, intent) => {
      requireVisible(ctx, intent);
      if (ctx.caller.type === "member" && !mayTakePart(ctx.caller.member, intent)) {
        throw new AppError("forbidden", "Auditors read everything and change nothing.");
      }
      const question = body.question === true && ctx.caller.type === "member";
      return { type: "comment", by: actorOf(ctx), body: body.body, question };
    },
    { reply: ({ after }) => keep(replyWith(ctx, 201, after), ctx.now) },
  );
  return replyWith(ctx, 201, change.after);
}
