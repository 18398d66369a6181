import type { Intent } from "@/core/intent";
import { db, EVERYWHERE } from "@/server/db/client";
import { lastSeqs } from "@/server/db/intents";
import { type Listener, type Signal, signals } from "@/server/db/signals";
import { shared } from "@/server/shared";

/** How often those who wait are checked against the database, for signals that a crash swallowed. */
const CATCH_UP_MS = 3_000;

/** Somebody's wait for news of one intent. Tells whether there was any since it was last asked. */
export class Watch {
  /** The intent as this process just committed it; null where only the database knows. */
  latest: Intent | null = null;
  /** The newest fact that whoever waits knows of. */
  seen = 0n;
  private news = false;
  private ended = false;
  private wake: (() => void) | null = null;

  signal(latest: Intent | null = null, seq = 0n): void {
    this.latest = latest;
    if (latest) this.seen = seq;
    this.news = true;
    this.wake?.();
  }

  /** Nobody waits for this any longer. */
  end(): void {
    this.ended = true;
    this.wake?.();
  }

  /** Resolves at the next news, or after `ms` where that is given; true where there was news. Ends at once when `signal` aborts. */
  async next(signal: AbortSignal, ms?: number): Promise<boolean> {
    if (!this.news && !this.ended && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", done);
          this.wake = null;
          resolve();
        };
        const timer = ms === undefined ? undefined : setTimeout(done, ms);
        signal.addEventListener("abort", done);
        this.wake = done;
      });
    }
    const news = this.news;
    this.news = false;
    return news;
  }
}

/** Who waits for what in this process. However many wait, they cost one listening connection and no query each. */
class Hub {
  private readonly watches = new Map<string, Set<Watch>>();
  private timer: NodeJS.Timeout | null = null;

  constructor() {
    signals().subscribe(({ intentId, intent, seq }) => {
      for (const watch of this.watches.get(intentId) ?? []) watch.signal(intent, seq);
    });
  }

  /** Begin before reading, so that nothing falls between the two. */
  watch(intentId: string): Watch {
    const watch = new Watch();
    const watches = this.watches.get(intentId) ?? new Set();
    this.watches.set(intentId, watches.add(watch));
    this.timer ??= setInterval(() => void this.catchUp(), CATCH_UP_MS).unref();
    return watch;
  }

  unwatch(intentId: string, watch: Watch): void {
    const watches = this.watches.get(intentId);
    watches?.delete(watch);
    if (watches?.size === 0) this.watches.delete(intentId);
  }

  get waiting(): number {
    return this.watches.size;
  }

  private async catchUp(): Promise<void> {
    const ids = [...this.watches.keys()];
    if (ids.length === 0) return;
    const now = await lastSeqs(db(EVERYWHERE), ids).catch(() => new Map<string, bigint>());
    for (const [id, seq] of now) {
      for (const watch of this.watches.get(id) ?? []) if (watch.seen < seq) watch.signal();
    }
  }
}

export const hub = (): Hub => shared("hub", () => new Hub());

/** Hears of every commit of every process. Returns how to stop. */
export const onCommitted = (listener: Listener): (() => void) => signals().subscribe(listener);
export type { Signal };
