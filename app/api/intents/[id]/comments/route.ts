import { CommentBody } from "@/core/wire/commands";
import { asAnyone } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { commentOnIntent } from "@/server/services/intents/comment";

export const POST = route({
  authenticate: asAnyone,
  scope: "comments:write",
  body: CommentBody,
  handle: ({ ctx, params: { id = "" }, body, keep }) => commentOnIntent(ctx, id, body, keep),
});
