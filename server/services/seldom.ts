import { shared } from "@/server/shared";

const TOUCH_MS = 60_000;
const touched = () => shared("touched", () => new Map<string, number>());
const MOST = 100_000;

/** Notes beside a request that something was used just now, at most once a minute: it is nice to know, and no reason to fail. */
export function seldom(id: string, now: Date, note: () => Promise<void>): void {
  const known = touched();
  if ((known.get(id) ?? 0) > now.getTime() - TOUCH_MS) return;
  if (known.size >= MOST) known.clear();
  known.set(id, now.getTime());
  note().catch(() => known.delete(id));
}
