import { asAnyProgram, asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { UnsubscribeQuery } from "@/core/wire/notifications";
import { changeSubscription, readSubscription } from "@/server/services/notifications/unsubscribe";

/** A person who follows the header's link gets the page with the button; scanners may follow it as often as they like. */
export const GET = route({
  authenticate: asNobody,
  query: UnsubscribeQuery,
  handle: async ({ request, params: { token = "" } }) => {
    if (request.headers.get("accept")?.includes("text/html")) return toPage(token);
    const { what, on } = await readSubscription(token);
    return json(200, { what, on });
  },
});

/** What a mail program posts (RFC 8058), and what the page's button does. A mail program must not be redirected. */
export const POST = route({
  authenticate: asAnyProgram,
  query: UnsubscribeQuery,
  handle: async ({ ctx, params: { token = "" }, query: { undo, back } }) => {
    const { what, on } = await changeSubscription(token, undo !== undefined, ctx.now, ctx.origin);
    return back ? toPage(token) : json(200, { what, on });
  },
});

const toPage = (token: string): Response =>
  new Response(null, {
    status: 303,
    headers: {
      // Relative, so that it is the same site by whichever of its names the form was sent.
      location: `/unsubscribe/${encodeURIComponent(token)}`,
      "cache-control": "no-store",
    },
  });
