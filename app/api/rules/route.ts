import { SaveRuleBody } from "@/core/wire/rules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createRule } from "@/server/services/rules/change";
import { listRules } from "@/server/services/rules/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listRules(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: SaveRuleBody,
  handle: async ({ ctx, body }) => json(201, await createRule(ctx, body)),
});
