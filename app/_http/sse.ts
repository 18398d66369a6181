const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  // Proxies such as nginx would hold the events back.
  "x-accel-buffering": "no",
};

export const HEARTBEAT_MS = 15_000;

/** Chunks of an event stream as a response. What the reader does not take stops the source: nothing piles up. */
export function eventStream(chunks: AsyncGenerator<string>, abort: AbortController): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch {
        controller.close();
      }
    },
    async cancel() {
      abort.abort();
      await chunks.return(undefined);
    },
  });
  return new Response(stream, { headers: HEADERS });
}

export const HEARTBEAT = ": still here\n\n";

export function frame(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Ends when the client goes. */
export function abortWith(request: Request): AbortController {
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  return abort;
}
