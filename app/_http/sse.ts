import { waitSignal } from "@/server/services/waiting/closing";

const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  // Proxies such as nginx would hold the events back.
  "x-accel-buffering": "no",
};

export const HEARTBEAT_MS = 15_000;

/** An event stream as a response, ended by its source, by its reader, or by the end of this process. What the reader does not take waits at the source. */
export function eventStream(
  request: Request,
  source: (signal: AbortSignal) => AsyncGenerator<string>,
): Response {
  const { signal, abort, done } = waitSignal(request.signal);
  const chunks = source(signal);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next().catch(() => ({ done: true as const, value: undefined }));
      if (!next.done) return controller.enqueue(encoder.encode(next.value));
      done();
      controller.close();
    },
    async cancel() {
      abort();
      done();
      await chunks.return(undefined);
    },
  });
  return new Response(stream, { headers: HEADERS });
}

export const HEARTBEAT = ": still here\n\n";

export function frame(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
