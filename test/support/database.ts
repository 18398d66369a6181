import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8, allowExitOnIdle: true });
pool.on("error", () => {}); // a test may end all connections

/** What stands in the database, read past the app's code and its row-level security. */
export async function sql<T>(text: string, ...values: unknown[]): Promise<T[]> {
  return (await pool.query(text, values)).rows as T[];
}

export interface FactRow {
  seq: string;
  type: string;
  at: Date;
  actor: { type: string; id: string | null; name: string };
  data: Record<string, unknown>;
}

/** An intent's facts, oldest first. */
export const factsOf = (id: string): Promise<FactRow[]> =>
  sql<FactRow>("SELECT seq, type, at, actor, data FROM facts WHERE intent_id = $1 ORDER BY seq", id);

/** The kinds of an intent's facts, oldest first. */
export const storyOf = async (id: string): Promise<string[]> => (await factsOf(id)).map(({ type }) => type);

/** Without what was sent to whom: only what moved the intent. */
export async function plotOf(id: string): Promise<string[]> {
  return (await storyOf(id)).filter((type) => !type.startsWith("notif"));
}

export interface NoticeRow {
  id: string;
  seq: string;
  email: string;
  kind: string;
  status: string;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
  sent_at: Date | null;
}

/** The messages about an intent, one row per person and fact. */
export const noticesOf = (id: string): Promise<NoticeRow[]> =>
  sql<NoticeRow>(
    `SELECT n.id, n.seq, u.email, n.kind, n.status, n.attempts, n.next_attempt_at, n.last_error, n.sent_at
     FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.intent_id = $1 ORDER BY n.seq, u.name`,
    id,
  );

export interface DeliveryRow {
  id: string;
  type: string;
  url: string;
  endpoint_id: string | null;
  status: string;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
}

/** The webhooks about an intent, in the order of their facts. */
export const deliveriesOf = (id: string): Promise<DeliveryRow[]> =>
  sql<DeliveryRow>(
    `SELECT id, type, url, endpoint_id, status, attempts, next_attempt_at, last_error
     FROM deliveries WHERE intent_id = $1 ORDER BY seq, url`,
    id,
  );

/** How many rows of everything that a verb may write a workspace has. */
export async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const tables = ["intents", "facts", "notifications", "deliveries", "idempotency_keys", "files"];
  const counts = tables.map(
    (table) => `(SELECT count(*)::int FROM ${table} WHERE workspace_id = $1) AS ${table}`,
  );
  const [row] = await sql<Record<string, number>>(`SELECT ${counts.join(", ")}`, workspaceId);
  return row ?? {};
}

/** The bytes of an intent's row and of all that hangs on it, to see that nothing changed. */
export async function snapshotOf(id: string): Promise<unknown> {
  const text = `SELECT to_jsonb(i) AS intent,
      (SELECT jsonb_agg(to_jsonb(f) ORDER BY seq) FROM facts f WHERE f.intent_id = i.id) AS facts,
      (SELECT jsonb_agg(to_jsonb(p) ORDER BY user_id) FROM intent_people p WHERE p.intent_id = i.id) AS people,
      (SELECT jsonb_agg(to_jsonb(n) ORDER BY id) FROM notifications n WHERE n.intent_id = i.id) AS notifications,
      (SELECT jsonb_agg(to_jsonb(d) ORDER BY id) FROM deliveries d WHERE d.intent_id = i.id) AS deliveries,
      (SELECT jsonb_agg(to_jsonb(t) ORDER BY hash) FROM answer_tokens t WHERE t.intent_id = i.id) AS tokens
    FROM intents i WHERE i.id = $1`;
  return (await sql(text, id))[0];
}
