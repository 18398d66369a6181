/**
 * Durations counted by logarithmic buckets, each a tenth wider than the one before. Histograms add up, whatever they were
 * counted over, and a percentile of the sum is off by RELATIVE_ERROR at most.
 */
export type Histogram = Readonly<Record<string, number>>;

const GROWTH = 1.1;

/** How far a percentile can be from the true one, as a share of it. */
export const RELATIVE_ERROR = (GROWTH - 1) / (GROWTH + 1);

const GROWTH_LOG = Math.log(GROWTH);

/** The bucket of a duration in milliseconds; all up to one millisecond share the first. */
export const bucketOf = (ms: number): number => Math.ceil(Math.log(Math.max(1, ms)) / GROWTH_LOG - 1e-9);

/** The middle of a bucket in milliseconds, from which both of its ends are equally far as a share. */
export const middleOf = (bucket: number): number => (2 * GROWTH ** bucket) / (GROWTH + 1);

export const counted = (histogram: Histogram): number =>
  Object.values(histogram).reduce((sum, count) => sum + count, 0);

/** The duration in milliseconds within which a share (0.5, 0.95) of all lie; null where there are none. */
export function percentile(histogram: Histogram, share: number): number | null {
  const rank = Math.ceil(share * counted(histogram));
  let passed = 0;
  for (const bucket of Object.keys(histogram)
    .map(Number)
    .toSorted((a, b) => a - b)) {
    passed += histogram[bucket] ?? 0;
    if (passed >= Math.max(1, rank)) return middleOf(bucket);
  }
  return null;
}

/** Both together. */
export function added<T extends Readonly<Record<string, number>>>(a: T, b: T): T {
  const sum: Record<string, number> = { ...a };
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count;
  return sum as T;
}
