import pg from "pg";
import { sql } from "./database";

/** Holds an intent's row, so that whoever wants it queues up behind. Returns how to let go. */
export async function hold(id: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM intents WHERE id = $1 FOR UPDATE", [id]);
  return async () => {
    await client.query("COMMIT");
    await client.end();
  };
}

/** How many connections wait for a lock. */
export const waitingForALock = async (): Promise<number> => {
  const [row] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return row?.count ?? 0;
};
