import { ViewBody } from "@/core/wire/views";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listViews } from "@/server/services/views/list";
import { saveView } from "@/server/services/views/save";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listViews(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: ViewBody,
  handle: async ({ ctx, body }) => json(201, await saveView(ctx, body)),
});
