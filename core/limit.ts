/** Limits on how often something may be asked: a bucket of `quota`, which fills evenly and wholly within the window. */
export interface Limit {
  name: string;
  quota: number;
  windowSeconds: number;
}

/** What is left to somebody after a request. */
export interface Spent {
  limit: Limit;
  /** Whether the request may go on. */
  ok: boolean;
  left: number;
  /** Until there is one more, at least 1. */
  seconds: number;
}

/** Milliseconds in which one more comes back. */
export const intervalMs = ({ quota, windowSeconds }: Limit): number => (windowSeconds * 1000) / quota;

/**
 * How many a process takes at a time, to spend without asking again. What it does not spend within LEASE_MS is lost to everybody,
 * so it is a twentieth: small limits are asked for one by one.
 */
export const leaseOf = ({ quota }: Limit): number => Math.max(1, Math.floor(quota / 20));

export const LEASE_MS = 10_000;

/** The headers of draft-ietf-httpapi-ratelimit-headers-11. */
export function rateLimitHeaders({ limit, left, seconds }: Spent): Record<string, string> {
  const { name, quota, windowSeconds } = limit;
  return {
    "ratelimit-policy": `"${name}";q=${quota};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${left};t=${seconds}`,
  };
}
