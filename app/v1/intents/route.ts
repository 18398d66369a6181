import { intentToAxme } from "@/core/axme/intent";
import { AxmeListQuery, statusesBehind } from "@/core/axme/queries";
import { AxmeIntentBody } from "@/core/axme/submission";
import type { IntentWire } from "@/core/wire/intent";
import { asAgent, asAnyone } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { axmeRoute } from "@/app/_v1/route";
import { created, submitAxme } from "@/app/_v1/submit";
import { listIntents } from "@/server/services/intents/list";

export const POST = axmeRoute({
  authenticate: asAgent,
  scope: "intents:write",
  body: AxmeIntentBody,
  // AXME's clients make a new correlation id for each call, so that without this no retry of a later process would be one.
  sameness: ({ correlation_id: _, ...body }) => body,
  handle: ({ ctx, body, keep }) => submitAxme(ctx, body, keep),
  show: ({ intent }) => created(intent),
});

export const GET = axmeRoute({
  authenticate: asAnyone,
  scope: "intents:read",
  query: AxmeListQuery,
  handle: async ({ ctx, query: { status: wanted, limit, cursor } }) => {
    const status = wanted && statusesBehind(wanted);
    const page = await listIntents(ctx, { status, limit, cursor });
    const intents = (page.items as IntentWire[]).map(intentToAxme);
    // Both a yes and a no are decided here, so that a page may hold fewer than were asked for.
    const shown = wanted ? intents.filter((intent) => wanted.includes(intent.status)) : intents;
    return json(200, { ok: true, intents: shown, next_cursor: page.next_cursor });
  },
});
