import { z } from "zod";
import { OwnerQuery } from "@/core/axme/queries";
import { asAgent } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { axmeRoute } from "@/app/_v1/route";
import { validateScenario } from "@/app/_v1/scenario";

export const POST = axmeRoute({
  authenticate: asAgent,
  scope: "intents:write",
  query: OwnerQuery,
  body: z.unknown(),
  handle: async ({ ctx, body }) => json(200, await validateScenario(ctx, body)),
});
