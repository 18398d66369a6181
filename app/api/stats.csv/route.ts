import { csvOf } from "@/core/insights/csv";
import { FiguresWire, StatsQuery, type StatsWire } from "@/core/wire/stats";
import { asMember } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { readStats } from "@/server/services/insights/stats";

export const GET = route({
  authenticate: asMember,
  query: StatsQuery,
  handle: async ({ ctx, query }) => {
    const stats = await readStats(ctx, query);
    return new Response(streamOf(stats), { headers: headersOf(stats) });
  },
});

const COLUMNS = Object.keys(FiguresWire.shape) as (keyof FiguresWire)[];

const headersOf = ({ by, from, to }: StatsWire) => ({
  "content-type": "text/csv; charset=utf-8; header=present",
  "content-disposition": `attachment; filename="insights-by-${by}-${from}-${to}.csv"`,
  "cache-control": "no-store",
});

/** Line by line, as fast as it is taken. */
function streamOf({ items, by }: StatsWire): ReadableStream<Uint8Array> {
  const lines = csvOf(items, by, COLUMNS);
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}
