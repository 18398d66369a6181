import { log } from "@/server/log";

/** So many hands, each for one piece of work: what takes long keeps its own, and none of the others. */
export class Hands {
  private readonly busy = new Set<Promise<void>>();
  private wake = (): void => {};

  constructor(private readonly count: number) {}

  get free(): number {
    return this.count - this.busy.size;
  }

  /** Calls `wake` whenever a hand is free again. */
  whenFree(wake: () => void): void {
    this.wake = wake;
  }

  give(work: () => Promise<unknown>): void {
    const one: Promise<void> = work()
      .then(
        () => {},
        (err: unknown) => log.error({ err }, "the clock could not do a piece of work and tries it again"),
      )
      .finally(() => {
        this.busy.delete(one);
        this.wake();
      });
    this.busy.add(one);
  }

  /** Resolves when nothing is in hand. */
  async idle(): Promise<void> {
    while (this.busy.size > 0) await Promise.all(this.busy);
  }
}
