import { asAnyone } from "@/app/_http/authenticate";
import { preferredWait } from "@/app/_http/prefer";
import { route } from "@/app/_http/route";
import { resumePlace } from "@/server/services/intents/trace";
import { readIntent } from "@/server/services/intents/read";
import { waitForAnswer } from "@/server/services/waiting/wait";

export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  handle: async ({ ctx, params: { id = "" }, request }) => {
    const wait = preferredWait(request);
    const intent =
      wait === null ? await readIntent(ctx, id) : await waitForAnswer(ctx, id, wait, request.signal);
    const headers: Record<string, string> = { "cache-control": "no-store", etag: `"${intent.revision}"` };
    const { traceparent } = resumePlace(intent);
    if (traceparent !== null) headers.traceparent = traceparent;
    if (wait !== null) headers["preference-applied"] = `wait=${wait}`;
    return Response.json(intent, { headers });
  },
});
