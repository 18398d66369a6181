import { RemoveRuleQuery, SaveRuleBody } from "@/core/wire/rules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { removeRule, replaceRule } from "@/server/services/rules/change";

export const PUT = route({
  authenticate: asMember,
  body: SaveRuleBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await replaceRule(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  query: RemoveRuleQuery,
  handle: async ({ ctx, params: { id = "" }, query }) => json(200, await removeRule(ctx, id, query.version)),
});
