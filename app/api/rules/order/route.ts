import { OrderBody } from "@/core/wire/rules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { orderRules } from "@/server/services/rules/change";

export const PUT = route({
  authenticate: asMember,
  body: OrderBody,
  handle: async ({ ctx, body }) => json(200, await orderRules(ctx, body.ids, body.version)),
});
