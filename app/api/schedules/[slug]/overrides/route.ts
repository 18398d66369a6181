import { OverrideBody } from "@/core/wire/schedules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { addOverride } from "@/server/services/schedules/save";

export const POST = route({
  authenticate: asMember,
  body: OverrideBody,
  handle: async ({ ctx, params: { slug = "" }, body }) => json(201, await addOverride(ctx, slug, body)),
});
