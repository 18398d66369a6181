import { type Db, execute } from "./client";

/** How long what is over is kept, in milliseconds. */
export interface Keeping {
  replies: number;
  links: number;
  mail: number;
  bodies: number;
  done: number;
  files: number;
}

interface Cleaning {
  table: string;
  keep: keyof Keeping;
  /** Removes up to $2 of what was over before $1. What another process removes just now is passed over. */
  text: string;
}

/** The rows of a table that a condition finds, by where they lie: there may be no short key. */
const some = (table: string, where: string): string =>
  `SELECT x.ctid FROM ${table} x WHERE ${where} LIMIT $2 FOR UPDATE OF x SKIP LOCKED`;

const removal = (table: string, keep: keyof Keeping, where: string): Cleaning => ({
  table,
  keep,
  text: `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(${some(table, where)}))`,
});

/** Nothing that is live: each condition names what is over, and an index finds it by its age. */
const CLEANINGS: readonly Cleaning[] = [
  removal("idempotency_keys", "replies", "x.created_at < $1"),
  // A link that is over says who decided, which its owner may look up for a while.
  removal(
    "answer_tokens",
    "links",
    "x.expires_at < $1 AND NOT EXISTS (SELECT FROM intents i WHERE i.id = x.intent_id AND i.closed_at IS NULL)",
  ),
  removal("invitations", "links", "x.expires_at < $1"),
  removal("verification_tokens", "links", "x.expires < $1"),
  removal("sessions", "links", "x.expires < $1"),
  removal("mailbox_messages", "mail", "x.created_at < $1"),
  {
    table: "delivery_attempts",
    keep: "bodies",
    text: `UPDATE delivery_attempts SET request = NULL, response = NULL WHERE ctid = ANY (ARRAY(${some(
      "delivery_attempts",
      "x.at < $1 AND (x.request IS NOT NULL OR x.response IS NOT NULL)",
    )}))`,
  },
  {
    table: "deliveries",
    keep: "done",
    text: `WITH old AS MATERIALIZED (SELECT x.id FROM deliveries x WHERE x.created_at < $1 AND x.next_attempt_at IS NULL
        ORDER BY x.created_at LIMIT $2 FOR UPDATE OF x SKIP LOCKED),
      attempts AS (DELETE FROM delivery_attempts WHERE delivery_id IN (SELECT id FROM old))
      DELETE FROM deliveries WHERE id IN (SELECT id FROM old)`,
  },
  removal("notifications", "done", "x.created_at < $1 AND x.next_attempt_at IS NULL"),
];

/** Removes up to `limit` rows of each kind of what is over. Returns how many of each table, without those where nothing was. */
export async function cleanUp(
  on: Db,
  now: Date,
  keeping: Keeping,
  limit: number,
): Promise<Record<string, number>> {
  const done: Record<string, number> = {};
  for (const { table, keep, text } of CLEANINGS) {
    const count = await execute(on, text, new Date(now.getTime() - keeping[keep]), limit);
    if (count > 0) done[table] = count;
  }
  const settled = await settleFiles(on, new Date(now.getTime() - keeping.files), limit);
  return settled > 0 ? { ...done, files: settled } : done;
}

/** Files of intents that are over: those that an answer refers to stay, and are not looked at again; the others go. */
async function settleFiles(on: Db, before: Date, limit: number): Promise<number> {
  const text = `WITH old AS MATERIALIZED (
      SELECT f.id, EXISTS (SELECT FROM facts t WHERE t.intent_id = f.intent_id AND t.data::text LIKE '%' || f.id || '%') AS used
      FROM files f JOIN intents i ON i.id = f.intent_id
      WHERE f.created_at < $1 AND NOT f.referred_to AND i.closed_at < $1 ORDER BY f.created_at LIMIT $2 FOR UPDATE OF f SKIP LOCKED),
    kept AS (UPDATE files SET referred_to = true WHERE id IN (SELECT id FROM old WHERE used))
    DELETE FROM files WHERE id IN (SELECT id FROM old WHERE NOT used)`;
  return execute(on, text, before, limit);
}
