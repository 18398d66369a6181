import { AnchorsBody } from "@/core/wire/audit-anchors";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { reachBy } from "@/server/adapters/webhook/reach";
import { readAnchors, setAnchors } from "@/server/services/audit/anchors/settings";
import { settings } from "@/server/settings";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readAnchors(ctx)),
});

export const PUT = route({
  authenticate: asMember,
  body: AnchorsBody,
  handle: async ({ ctx, body }) =>
    json(200, await setAnchors(ctx, body, reachBy(settings().COUNTERSIGN_WEBHOOK_ALLOW))),
});
