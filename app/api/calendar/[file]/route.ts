import { asNobody } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { readFeed } from "@/server/services/calendar/feed";

/** Calendar programs cannot sign in: whoever has the address may read it. */
export const GET = route({
  authenticate: asNobody,
  handle: async ({ ctx, params: { file = "" } }) =>
    new Response(await readFeed(file, ctx.now), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="countersign.ics"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
      },
    }),
});
