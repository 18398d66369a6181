import { ViewChangeBody } from "@/core/wire/views";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changeView } from "@/server/services/views/change";
import { deleteView } from "@/server/services/views/delete";

export const PATCH = route({
  authenticate: asMember,
  body: ViewChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await changeView(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await deleteView(ctx, id)),
});
