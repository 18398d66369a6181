import { RetentionSettingBody } from "@/core/wire/sensitive";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readRetention, setRetention } from "@/server/services/retention/settings";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readRetention(ctx)),
});

export const PUT = route({
  authenticate: asMember,
  body: RetentionSettingBody,
  handle: async ({ ctx, body }) => json(200, await setRetention(ctx, body.default)),
});
