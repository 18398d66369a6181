import { OwnerQuery } from "@/core/axme/queries";
import { ScenarioBody } from "@/core/axme/scenario";
import { asAgent } from "@/app/_http/authenticate";
import { axmeRoute } from "@/app/_v1/route";
import { applied, applyScenario } from "@/app/_v1/scenario";

export const POST = axmeRoute({
  authenticate: asAgent,
  scope: "intents:write",
  query: OwnerQuery,
  body: ScenarioBody,
  idempotencyKey: ({ idempotency_key }) => idempotency_key,
  handle: ({ ctx, body, keep }) => applyScenario(ctx, body, keep),
  show: ({ ctx, body, intent, replayed }) => applied(ctx, body, intent, replayed),
});
