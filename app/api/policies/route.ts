import { PolicyBody } from "@/core/wire/policy";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createPolicy } from "@/server/services/policies/create";
import { listPolicies } from "@/server/services/policies/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listPolicies(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: PolicyBody,
  handle: async ({ ctx, body }) => json(201, await createPolicy(ctx, body)),
});
