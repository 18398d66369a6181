/**
 * Runs `work` `count` times, `concurrency` at once.
 * @param {number} concurrency @param {number} count @param {(index: number) => Promise<unknown>} work
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, max: number }>} times in milliseconds
 */
export async function load(concurrency, count, work) {
  const times = [];
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const before = performance.now();
      await work(index);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { perSecond: count / ((performance.now() - started) / 1000), ...spread(times) };
}

/** @param {number[]} times */
export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1), min: at(0) };
}

/** Polls until `check` gives something. */
export async function until(check, seconds, what) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
