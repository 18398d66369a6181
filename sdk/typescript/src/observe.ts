import { UnusableStreamError } from "./errors.js";
import { listed, streamed } from "./facts.js";
import type { Http } from "./http.js";
import { isOpen } from "./intent.js";
import { poll } from "./poll.js";
import type { Fact } from "./wire.js";

/** Where to begin, and how to stop. */
export interface ObserveOptions {
  /** The `seq` of the last fact that is known already; without it, the first fact is the beginning. */
  after?: number | undefined;
  signal?: AbortSignal | undefined;
}

const CLOSING: ReadonlySet<string> = new Set(["decided", "timed_out", "canceled"]);

/** About ten minutes, so that a proxy's bad moment doesn't cost a wait of days its stream. */
const POLLS_WITHOUT_STREAM = 20;

/** Every fact once and in order, through whatever happens to server and network, up to the closing one. */
export async function* observe(
  http: Http,
  id: string,
  { after, signal }: ObserveOptions,
): AsyncGenerator<Fact, void, undefined> {
  const backoff = http.backoff(signal);
  let polls = 0;
  for (;;) {
    try {
      if (polls === 0 && (yield* news(streamed(http, id, after, signal)))) return;
      const { intent, held } = await poll(http, id, polls > 0 ? http.timing.holdSeconds : 0, signal);
      if (held) backoff.reset();
      if ((yield* news(listed(http, id, after, signal))) || !isOpen(intent)) return;
      if (polls > 0) polls -= 1;
      await backoff.pause();
    } catch (error) {
      // Some proxies collect a stream until it ends. Through those, facts are fetched after each long poll.
      if (error instanceof UnusableStreamError) polls = POLLS_WITHOUT_STREAM;
      await backoff.rideOut(error);
    }
  }

  /** What was not there before; returns whether it closes the intent. */
  async function* news(facts: AsyncIterable<Fact>): AsyncGenerator<Fact, boolean, undefined> {
    for await (const fact of facts) {
      if (after !== undefined && fact.seq <= after) continue;
      after = fact.seq;
      backoff.reset();
      yield fact;
      if (CLOSING.has(fact.type)) return true;
    }
    return false;
  }
}
