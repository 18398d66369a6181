import { DemandsBody } from "@/core/wire/second-step";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changeDemands, readDemands } from "@/server/services/second-step/demands";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readDemands(ctx)),
});

export const PUT = route({
  authenticate: asMember,
  body: DemandsBody,
  handle: async ({ ctx, body }) => json(200, await changeDemands(ctx, body)),
});
