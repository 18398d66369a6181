import { ExportQuery } from "@/core/wire/audit-proof";
import { asMember } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { exportTrail } from "@/server/services/audit/export";

export const GET = route({
  authenticate: asMember,
  query: ExportQuery,
  handle: async ({ ctx, query }) =>
    new Response(streamOf(await exportTrail(ctx, query)), { headers: headersOf(query.format, ctx.now) }),
});

const TYPES = { ndjson: "application/x-ndjson", csv: "text/csv; charset=utf-8; header=present" };

const headersOf = (format: ExportQuery["format"], at: Date) => ({
  "content-type": TYPES[format],
  "content-disposition": `attachment; filename="audit-${at.toISOString().slice(0, 10)}.${format}"`,
  "cache-control": "no-store",
});

/** As fast as it is taken, some lines at a time. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      let text = "";
      while (text.length < CHUNK) {
        const { value, done } = await lines.next();
        if (done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}

const CHUNK = 32_768;
