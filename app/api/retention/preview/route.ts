import { RetentionPreviewBody } from "@/core/wire/sensitive";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { previewRetention } from "@/server/services/retention/settings";

export const POST = route({
  authenticate: asMember,
  body: RetentionPreviewBody,
  handle: async ({ ctx, body }) => json(200, await previewRetention(ctx, body)),
});
