import { setTimeout as sleep } from "node:timers/promises";
import { FAULTS } from "./all";
import type { Scene } from "./fault";

const AT_ONCE = 4;
/** On a busy machine servers take long to come back, and nothing would ever happen between two faults. */
const ANSWERS_BETWEEN = 5;
const AT_MOST_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** Lets faults begin at random moments, several at a time, until it is stopped; then all of them have ended. */
export function misfortune(
  scene: Scene,
  names: readonly string[],
  pauseMs: number,
): { stop: () => Promise<void> } {
  const { random, figures } = scene;
  const faults = FAULTS.filter(({ name }) => names.includes(name));
  const under = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function strike(): Promise<void> {
    const fault = random.weighted(faults);
    const ms = random.between(...fault.lasts);
    figures.count(`fault ${fault.name}`);
    try {
      const end = await fault.begin(scene);
      await sleep(ms, undefined, { signal: stopping.signal }).catch(() => {});
      await end();
    } catch {
      figures.count("faults that another fault kept from happening");
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Exponential: often two soon after each other, sometimes none for long.
      const pause = -Math.log(1 - random.next()) * pauseMs;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
      await somethingHappened();
      if (stopping.signal.aborted || under.size >= AT_ONCE || faults.length === 0) continue;
      const one: Promise<void> = strike().finally(() => under.delete(one));
      under.add(one);
    }
  }

  async function somethingHappened(): Promise<void> {
    const enough = figures.of("answers") + ANSWERS_BETWEEN;
    const end = Date.now() + AT_MOST_MS;
    while (!stopping.signal.aborted && figures.of("answers") < enough && Date.now() < end)
      await sleep(LOOK_EVERY_MS);
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await Promise.all(under);
    },
  };
}
