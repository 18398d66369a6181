import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isRunning } from "@/scripts/lib/processes.mjs";
import type { World } from "../world/world";
import { type Fault, over, type Scene } from "./fault";

/** Ends PostgreSQL, which its keeper starts again, and notes how long it was away. */
async function end({ world, figures }: Scene, signal: NodeJS.Signals): Promise<typeof over> {
  const pid = world.databasePid();
  if (!isRunning(pid)) return over;
  const started = performance.now();
  process.kill(pid, signal);
  figures.count(signal === "SIGKILL" ? "databases killed" : "databases ended at once");
  return async () => {
    await untilBack(world);
    figures.took("restart of the database", performance.now() - started);
  };
}

/** Resolves when the database takes queries. */
export async function untilBack(world: World): Promise<void> {
  while (!(await world.sql("SELECT 1").then(Boolean, () => false))) await sleep(50);
}

/** Holds what a statement locks until the end. */
async function hold({ world }: Scene, statement: string): Promise<typeof over> {
  const client = new pg.Client({ connectionString: world.databaseUrl, application_name: "chaos" });
  client.on("error", () => {}); // another fault ended it
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement).catch(() => {});
  return async () => {
    await client.query("ROLLBACK").catch(() => {});
    await client.end().catch(() => {});
  };
}

const cut = (world: World, which: string): Promise<unknown> =>
  world.sql(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database() AND ${which}`,
  );

export const databaseFaults: Fault[] = [
  { name: "database-killed", weight: 5, lasts: [0, 0], begin: (scene) => end(scene, "SIGKILL") },
  { name: "database-ended", weight: 4, lasts: [0, 0], begin: (scene) => end(scene, "SIGQUIT") },
  {
    name: "database-cut",
    weight: 8,
    lasts: [0, 0],
    begin: async ({ world }) => {
      await cut(world, "application_name <> 'chaos'");
      return over;
    },
  },
  {
    name: "database-deaf",
    weight: 5,
    lasts: [0, 0],
    begin: async ({ world }) => {
      await cut(world, "application_name = 'countersign-listen'");
      return over;
    },
  },
  {
    name: "database-rows-locked",
    weight: 8,
    lasts: [500, 5_000],
    begin: (scene) =>
      hold(
        scene,
        "SELECT id FROM intents WHERE status = 'waiting' ORDER BY random() LIMIT 20 FOR UPDATE SKIP LOCKED",
      ),
  },
  {
    name: "database-facts-locked",
    weight: 5,
    lasts: [500, 3_000],
    begin: (scene) => hold(scene, "SET LOCAL lock_timeout = '2s'; LOCK TABLE facts IN SHARE MODE"),
  },
  {
    name: "database-queues-locked",
    weight: 4,
    lasts: [500, 3_000],
    begin: (scene) =>
      hold(scene, "SET LOCAL lock_timeout = '2s'; LOCK TABLE notifications, deliveries IN EXCLUSIVE MODE"),
  },
];
