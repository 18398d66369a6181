import { mayTakePart } from "@/core/access";
import { AppError } from "@/core/errors";
import type { Command } from "@/core/lifecycle/commands";
import type { CommentBody } from "@/core/wire/commands";
import { type Db } from "@/server/db/client";
import { isComment } from "@/server/db/facts";
import { actorOf, type Ctx } from "../context";
import type { Keep, Reply } from "../idempotency";
import { findNamed } from "../people/named";
import { resolverAmong } from "../people/resolve";
import { changeIntent } from "./change";
import { replyWith } from "./show";
import { requireVisible } from "./visible";

/**
 * Adds a comment from either side while the intent is open. A person's `question` makes it the agent's turn. Throws
 * invalid_request where it replies to no comment of this intent, or mentions strangers.
 */
export async function commentOnIntent(
  ctx: Ctx,
  id: string,
  body: CommentBody,
  keep: Keep = () => [],
): Promise<Reply> {
  const change = await changeIntent(
    ctx,
    id,
    async (tx, intent) => {
      requireVisible(ctx, intent);
      if (ctx.caller.type === "member" && !mayTakePart(ctx.caller.member, intent)) {
        throw new AppError("forbidden", "Auditors read everything and change nothing.");
      }
      await requireComment(tx, ctx, id, body.reply_to);
      const question = body.question === true && ctx.caller.type === "member";
      const by = actorOf(ctx);
      return { type: "comment", by, body: body.body, question, ...(await mentioned(ctx, body)) };
    },
    { reply: ({ after }) => keep(replyWith(ctx, 201, after), ctx.now) },
  );
  return replyWith(ctx, 201, change.after);
}

async function requireComment(tx: Db, ctx: Ctx, intentId: string, seq: number | undefined): Promise<void> {
  if (seq === undefined || (await isComment(tx, ctx.workspaceId, intentId, BigInt(seq)))) return;
  const detail = "This intent has no such comment.";
  throw new AppError("invalid_request", detail, { flaws: [{ pointer: "/reply_to", detail }] });
}

type Mentioned = Pick<Extract<Command, { type: "comment" }>, "replyTo" | "mentions" | "told">;

async function mentioned(ctx: Ctx, { reply_to: replyTo, mentions = [] }: CommentBody): Promise<Mentioned> {
  if (mentions.length === 0) return { replyTo };
  const found = await findNamed(ctx.workspaceId, mentions, "/mentions", ctx.now);
  const targets = found.targets.map(({ target }) => target);
  return {
    replyTo,
    mentions: targets.map(({ type, id, name }) => ({ type, id, name })),
    // To be told is not to be asked: nobody stands in for that.
    told: resolverAmong({ ...found, absences: [] }, ctx.now)(targets).people,
  };
}
