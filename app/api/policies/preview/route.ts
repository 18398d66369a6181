import { PreviewBody } from "@/core/wire/policy-preview";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { previewPolicy } from "@/server/services/policies/preview";

export const POST = route({
  authenticate: asMember,
  body: PreviewBody,
  handle: async ({ ctx, body }) => json(200, await previewPolicy(ctx, body)),
});
