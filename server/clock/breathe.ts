import { performance } from "node:perf_hooks";

const BUSY = 0.85;
const PAUSE_MS = 40;
let last = performance.eventLoopUtilization();

/** Lets requests and alarms go first: where this process is busy, mail waits a little between letters. */
export async function breathe(): Promise<void> {
  const now = performance.eventLoopUtilization();
  const { utilization } = performance.eventLoopUtilization(now, last);
  last = now;
  await new Promise((resolve) => setTimeout(resolve, utilization > BUSY ? PAUSE_MS : 0));
}
