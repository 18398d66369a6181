import { sleep } from "@/scripts/lib/processes.mjs";
import { untilBack } from "./faults/database";
import { queuesOf } from "./verdict/found";
import type { World } from "./world/world";

/** What has not ended by then outlasts the run. */
const HORIZON = "3 days";
const LIMIT_MS = 240_000;
/** What is due in less is waited for. */
const SOON_MS = 1_500;

/**
 * Lets everything come to its end after the faults: the outside is well, and where nothing is due for long the servers' clocks are moved
 * on to when something is. Returns how far, in milliseconds.
 */
export async function drain(world: World, shortOpen: () => string[]): Promise<number> {
  await untilBack(world);
  world.mail.fickle.mood = "well";
  world.hooks.fickle.mood = "well";
  let clockMs = 0;
  await Promise.all(world.servers.map((server) => server.reborn({ clockMs, pool: 16 })));
  await Promise.all(world.servers.map((server) => server.answers()));
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    const { left, next } = await standing(world, shortOpen());
    if (left === 0) return clockMs;
    const ahead = next === null ? 0 : next.getTime() - (Date.now() + clockMs);
    if (ahead > SOON_MS) {
      clockMs += ahead;
      await Promise.all(world.servers.map((server) => server.reborn({ clockMs })));
      await Promise.all(world.servers.map((server) => server.answers()));
    }
    await sleep(250);
  }
  return clockMs; // what is left the verdict will name
}

/** How much is unfinished, and when the next of it is due. */
async function standing({ sql }: World, open: string[]): Promise<{ left: number; next: Date | null }> {
  const queues = await queuesOf(sql);
  const [waiting] = await sql<{ n: number; next: Date | null }>(
    `SELECT count(*)::int AS n, min(next_moment_at) AS next FROM intents
     WHERE status = 'waiting' AND id <> ALL ($1) AND deadline_at < now() + interval '${HORIZON}'`,
    [open],
  );
  const [queued] = await sql<{ next: Date | null }>(
    `SELECT min(at) AS next FROM (SELECT next_attempt_at AS at FROM notifications WHERE status = 'pending'
       UNION ALL SELECT next_attempt_at FROM deliveries WHERE status = 'pending') q`,
  );
  const times = [waiting?.next, queued?.next].filter((at) => at instanceof Date);
  const next = times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())));
  return { left: (waiting?.n ?? 0) + Object.values(queues).reduce((sum, n) => sum + n, 0), next };
}
