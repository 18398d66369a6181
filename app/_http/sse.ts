import { AppError } from "@/core/errors";
import { log } from "@/server/log";
import type { Ctx } from "@/server/services/context";
import { hold } from "@/server/services/waiting/hold";

const HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-store, no-transform",
  // Proxies such as nginx would hold the events back.
  "x-accel-buffering": "no",
};

export const HEARTBEAT_MS = 15_000;
const HEARTBEAT = ": still here\n\n";
/** How long a client pauses before it comes back. */
const RETRY = "retry: 2000\n\n";

/**
 * Messages as an event stream, ended by their source, by its reader, when the caller may no longer read, or by the end of this
 * process. A comment now and then says that it lives, whatever the source is at. Nothing is read ahead: what the reader does not
 * take waits at the source. Throws unavailable or rate_limited where too many wait.
 */
export function eventStream(
  request: Request,
  ctx: Ctx,
  source: (signal: AbortSignal) => AsyncGenerator<string>,
): Response {
  const { signal, release } = hold(ctx, request.signal);
  const messages = source(signal);
  const following = new Following(messages);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(RETRY)),
      async pull(controller) {
        const next = await following.next();
        if (!next.done) return controller.enqueue(encoder.encode(next.value));
        release();
        controller.close();
      },
      async cancel() {
        release();
        await messages.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: HEADERS });
}

type Next = IteratorResult<string, unknown>;
const ENDED: Next = { done: true, value: undefined };

/** What a source gives, with signs of life while it gives nothing. */
class Following {
  private asked = false;
  private got: Next | null = null;
  private wake: (() => void) | null = null;

  constructor(private readonly source: AsyncGenerator<string>) {}

  async next(): Promise<Next> {
    this.ask();
    if (!this.got) await this.some(HEARTBEAT_MS);
    const next = this.got;
    if (!next) return { value: HEARTBEAT };
    [this.got, this.asked] = [null, false];
    return next;
  }

  /** One question at a time, however many signs of life it takes: each would leave something behind at a promise. */
  private ask(): void {
    if (this.asked) return;
    this.asked = true;
    const take = (next: Next): void => {
      this.got = next;
      this.wake?.();
    };
    this.source.next().then(take, (err: unknown) => {
      if (!(err instanceof AppError)) log.warn({ err }, "an event stream broke off");
      take(ENDED);
    });
  }

  private some(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** One message. A client that lost the stream names the last `id` that it saw. */
export function frame(event: string, data: unknown, id: number | bigint): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Names where a client stands without telling it anything. */
export const standing = (id: bigint): string => `id: ${id}\n\n`;
