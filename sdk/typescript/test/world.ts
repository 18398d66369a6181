import { onTestFinished, vi } from "vitest";
import { Countersign, type CountersignOptions } from "../src/index.js";
import type { Server } from "./server.js";

/** A client whose pauses take no time, and the pauses that it would have made. */
export function clientOf({ url }: Pick<Server, "url">, { timing, ...options }: CountersignOptions = {}) {
  const pauses: number[] = [];
  const sleep = async (seconds: number, signal: AbortSignal | undefined): Promise<void> => {
    pauses.push(seconds);
    await nextTurn();
    signal?.throwIfAborted();
  };
  const client = new Countersign({
    baseUrl: url,
    apiKey: "csk_test",
    timing: { sleep, ...timing },
    ...options,
  });
  return { client, pauses };
}

/** Lets whatever is ready go first. */
export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Resolves when it has come true. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn();
}

/** From here to the end of the test, time passes only when the test says so. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Every pause is as long as jitter allows. */
export function withoutLuck(): void {
  const random = vi.spyOn(Math, "random").mockReturnValue(0.999);
  onTestFinished(() => random.mockRestore());
}

export const open = { id: "int_1", status: "waiting", waiting_on: "human", outcome: null, decision: null };
export const decided = {
  ...open,
  status: "decided",
  waiting_on: null,
  outcome: "approved",
  decision: { outcome: "approved", data: null },
};

export const fact = (seq: number, type: string) => ({
  seq,
  type,
  at: "2026-11-22T10:00:00.000Z",
  actor: {},
  data: {},
});

/** A fact as a stream carries it. */
export const message = (seq: number, type: string) =>
  `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify(fact(seq, type))}\n\n`;

export const page = (...items: unknown[]) => ({ items, next_cursor: null });

/** All of an iterable, as an array. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const result: Item[] = [];
  for await (const item of items) result.push(item);
  return result;
}
