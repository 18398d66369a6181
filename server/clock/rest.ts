const TIMES_LONGER = 5;
const MOST_MS = 1_000;
/** No batch is expected to be quicker than this, such as one that found nothing worth sending. */
const LEAST_MS = 15;

/**
 * How mail gives way. A batch that took clearly longer than the quickest of late did so because requests or alarms are
 * at work in this process; the next one then waits a multiple of that, so that people and agents are served first.
 */
export function resting(): (tookMs: number) => Promise<void> {
  let quickest = Infinity;
  return async (tookMs) => {
    quickest = Math.max(LEAST_MS, Math.min(quickest * 1.02, tookMs));
    if (tookMs < quickest * 1.5) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(tookMs * TIMES_LONGER, MOST_MS)));
  };
}
