import { AppError } from "@/core/errors";
import { intervalMs, LEASE_MS, leaseOf, type Limit, type Spent } from "@/core/limit";
import { db, EVERYWHERE } from "@/server/db/client";
import { removeSpentLimits, takeUpTo } from "@/server/db/limits";
import { shared } from "@/server/shared";
import { sha256 } from "../secrets";
import { seldom } from "../seldom";

/** What this process has taken of a limit and may spend without asking. */
interface Lease {
  left: number;
  /** Until when what is left may be spent, and until when there is nothing to ask for; milliseconds since 1970. */
  endsAt: number;
  emptyUntil: number;
  fullAt: number;
  asking: Promise<void> | null;
}

const leases = () => shared("limit-leases", () => new Map<string, Lease>());
const MOST_LEASES = 100_000;

/**
 * Takes one of a limit, whoever else takes of it in whichever process; null where the limit is off. Never more than the quota can be
 * spent at once: what a process spends it has taken from the row before. Over any stretch of time it is at most the quota, and
 * what comes back in that time and the LEASE_MS before it.
 */
export async function trySpend(limit: Limit, subject: string, now: Date): Promise<Spent | null> {
  if (limit.quota === 0) return null;
  const lease = leaseFor(`${limit.name} ${subject}`);
  const nowMs = now.getTime();
  if (lease.endsAt <= nowMs) lease.left = 0;
  while (lease.left === 0 && lease.emptyUntil <= nowMs) {
    lease.asking ??= renew(lease, limit, subject, now).finally(() => (lease.asking = null));
    await lease.asking;
  }
  const ok = lease.left > 0;
  if (ok) lease.left -= 1;
  return { limit, ok, ...standing(lease, limit, nowMs, ok) };
}

/** The same for whoever wants no more than to go on. Throws rate_limited. */
export async function takeFrom(limit: Limit, subject: string, now: Date): Promise<void> {
  const spent = await trySpend(limit, subject, now);
  if (spent && !spent.ok) throw tooMany(spent.seconds);
}

/** "Try again in 12 seconds", for people and, as `retry_after`, for programs. */
export const tooMany = (seconds: number): AppError =>
  new AppError("rate_limited", `Too many requests. Try again in ${inWords(seconds)}.`, {
    extra: { retry_after: seconds },
  });

const inWords = (seconds: number): string => {
  const [count, unit] = seconds < 100 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
};

function leaseFor(key: string): Lease {
  const known = leases();
  const found = known.get(key);
  if (found) return found;
  // What is forgotten was taken, so that nobody gets more by it.
  if (known.size >= MOST_LEASES) known.clear();
  const lease: Lease = { left: 0, endsAt: 0, emptyUntil: 0, fullAt: 0, asking: null };
  known.set(key, lease);
  return lease;
}

async function renew(lease: Lease, limit: Limit, subject: string, now: Date): Promise<void> {
  const nowMs = now.getTime();
  const taken = await takeUpTo(db(EVERYWHERE), {
    // Rows name nobody: addresses and keys are digested.
    key: `${limit.name}:${sha256(subject).slice(0, 32)}`,
    nowMs,
    wanted: leaseOf(limit),
    intervalMs: intervalMs(limit),
    quota: limit.quota,
  });
  lease.left = taken.granted;
  lease.fullAt = nowMs + taken.full_in;
  lease.endsAt = nowMs + LEASE_MS;
  lease.emptyUntil = taken.granted > 0 ? 0 : nextAt(lease, limit);
  seldom("spent limits", now, async () => void (await removeSpentLimits(db(EVERYWHERE), now)));
}

/** When there is one more in the row than nothing. */
const nextAt = ({ fullAt }: Lease, limit: Limit): number =>
  fullAt - limit.windowSeconds * 1000 + intervalMs(limit);

function standing(lease: Lease, limit: Limit, nowMs: number, ok: boolean) {
  const inRow = limit.quota - Math.max(0, lease.fullAt - nowMs) / intervalMs(limit);
  const left = ok ? Math.min(limit.quota - 1, Math.max(0, Math.floor(inRow + 1e-6)) + lease.left) : 0;
  const wait = ok ? intervalMs(limit) : nextAt(lease, limit) - nowMs;
  return { left, seconds: Math.max(1, Math.ceil(wait / 1000)) };
}
