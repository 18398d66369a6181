/** When to try again what failed outside. */
const NOTICE_SECONDS = [5, 30, 120, 600, 1_800, 7_200];
/** The retries of API.md, which are Standard Webhooks' first. */
const DELIVERY_SECONDS = [5, 30, 300, 1_800, 7_200, 18_000, 36_000];

/** How long an attempt may take before another process may try: its holder is taken for dead then. */
export const LEASE_SECONDS = 30;

/** Until when an attempt that begins now keeps others off. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_SECONDS * 1000);

/** Seconds until the next attempt after `attempts` failures, or null when it is time to give up. `random` is in [0, 1). */
function delay(schedule: readonly number[], attempts: number, random: number): number | null {
  const base = schedule[attempts - 1];
  return base === undefined ? null : base * (1 + 0.2 * random);
}

export const noticeRetry = (attempts: number, random: number): number | null =>
  delay(NOTICE_SECONDS, attempts, random);
export const deliveryRetry = (attempts: number, random: number): number | null =>
  delay(DELIVERY_SECONDS, attempts, random);

/** When to try again: as planned, or as late as the other side asks. Null gives up. */
export function nextAttemptAt(
  now: Date,
  delaySeconds: number | null,
  retryAfterSeconds: number | null,
): Date | null {
  if (delaySeconds === null) return null;
  return new Date(now.getTime() + Math.max(delaySeconds, Math.min(retryAfterSeconds ?? 0, 86_400)) * 1000);
}
