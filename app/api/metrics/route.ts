import { asNobody, keyOf } from "@/app/_http/authenticate";
import { scraperAddress } from "@/app/_http/peer";
import { route } from "@/app/_http/route";
import { readMetrics, requireScraper } from "@/server/services/metrics";

export const GET = route({
  authenticate: asNobody,
  handle: async ({ ctx, request }) => {
    requireScraper(keyOf(request), scraperAddress(request.headers));
    const headers = {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    };
    return new Response(await readMetrics(ctx.now), { headers });
  },
});
