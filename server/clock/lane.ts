import { log } from "@/server/log";
import { type LaneState, meters } from "@/server/meters";
import type { Hands } from "./hands";

export interface Work {
  name: string;
  /** Does a batch of what is due now. True where more may be due at once. */
  batch: () => Promise<boolean>;
  /** When there is something to do next; null where nothing waits. */
  nextAt: () => Promise<Date | null>;
  /** How long after its time this lane takes things up: nothing alone, some seconds beside Inngest. */
  graceMs: number;
  /** Where a batch only begins its work: whose hands do it, as far as they are free. */
  hands?: Hands;
}

/** Another process may have written what this one has not heard of. */
const LOOK_AGAIN_MS = 5_000;
const AFTER_ERROR_MS = 1_000;
/** What is due and was not taken is held by somebody else for a moment. */
const HELD_MS = 10;

/** Runs one kind of work at its due times: a timer set to the next one, moved forward by whatever is written meanwhile. */
export class Lane {
  private timer: NodeJS.Timeout | null = null;
  private armedFor = Infinity;
  private running: Promise<void> | null = null;
  private wokenFor = Infinity;
  private stopped = false;

  private readonly state: LaneState = { lookedAt: Date.now(), failures: 0 };

  constructor(private readonly work: Work) {
    // What finishes at about the same time makes room for one batch.
    work.hands?.whenFree(() => this.wakeAt(Date.now() + HELD_MS - work.graceMs));
  }

  start(): void {
    meters().lanes.set(this.work.name, this.state);
    this.wakeAt(0);
  }

  /** Something is due at `at` (ms since the epoch). */
  wakeAt(at: number): void {
    const due = at + this.work.graceMs;
    this.wokenFor = Math.min(this.wokenFor, due);
    if (!this.running && due < this.armedFor) this.arm(due);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
    await this.work.hands?.idle();
    meters().lanes.delete(this.work.name);
  }

  private arm(at: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.armedFor = at;
    const delay = Math.min(Math.max(0, at - Date.now()), LOOK_AGAIN_MS);
    this.timer = setTimeout(() => {
      this.running = this.run().finally(() => {
        this.running = null;
        this.arm(Math.min(this.armedFor, this.wokenFor));
      });
    }, delay);
  }

  private async run(): Promise<void> {
    this.wokenFor = Infinity;
    this.armedFor = Date.now() + LOOK_AGAIN_MS;
    try {
      do this.state.lookedAt = Date.now();
      while (!this.stopped && (await this.work.batch()));
      const next = this.work.hands?.free === 0 ? null : await this.work.nextAt();
      this.state.failures = 0;
      if (next)
        this.armedFor = Math.min(
          this.armedFor,
          Math.max(next.getTime() + this.work.graceMs, Date.now() + HELD_MS),
        );
    } catch (error) {
      if (this.stopped) return;
      this.state.failures += 1;
      meters().laneErrors.add({ lane: this.work.name });
      log.error({ lane: this.work.name, err: error }, "the clock could not do its work and tries again");
      this.armedFor = Date.now() + AFTER_ERROR_MS;
    }
  }
}
