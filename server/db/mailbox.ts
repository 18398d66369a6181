import type { JsonObject } from "@/core/json";
import { type Db, execute, rows } from "./client";

export interface MailRow {
  id: string;
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: JsonObject;
  created_at: Date;
}

/** Keeps a message; with an idempotency key that was seen before, the first one's id is returned and nothing is added. */
export async function keepMail(
  on: Db,
  mail: Omit<MailRow, "created_at">,
  idempotencyKey: string | null,
): Promise<string> {
  const text = `INSERT INTO mailbox_messages (id, "to", "from", subject, html, text, headers, idempotency_key)
    VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8) ON CONFLICT (idempotency_key) DO UPDATE SET "to" = mailbox_messages."to" RETURNING id`;
  const { id, to, from, subject, html, text: plain, headers } = mail;
  const [row] = await rows<{ id: string }>(
    on,
    text,
    id,
    to.toLowerCase(),
    from,
    subject,
    html,
    plain,
    JSON.stringify(headers),
    idempotencyKey,
  );
  return row?.id ?? id;
}

export async function listMail(on: Db, to: string | null, limit: number): Promise<MailRow[]> {
  const text = `SELECT id, "to", "from", subject, html, text, headers, created_at FROM mailbox_messages
    WHERE $1::text IS NULL OR "to" = $1 ORDER BY created_at DESC, id DESC LIMIT $2`;
  return rows<MailRow>(on, text, to?.toLowerCase() ?? null, limit);
}

/** Forgets all but the newest `keep` messages. */
export async function trimMail(on: Db, keep: number): Promise<void> {
  const text = `DELETE FROM mailbox_messages WHERE id IN (SELECT id FROM mailbox_messages ORDER BY created_at DESC, id DESC OFFSET $1)`;
  await execute(on, text, keep);
}
