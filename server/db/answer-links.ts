import { type Db, execute, rows } from "./client";

export interface AnswerLink {
  intent_id: string;
  workspace_id: string;
  user_id: string;
  user_name: string;
  user_email: string;
  revision: number;
  expires_at: Date;
  used_at: Date | null;
}

export async function findAnswerLink(on: Db, hash: string): Promise<AnswerLink | null> {
  const text = `SELECT t.intent_id, i.workspace_id, t.user_id, u.name AS user_name, u.email AS user_email, t.revision, t.expires_at, t.used_at
    FROM answer_tokens t JOIN intents i ON i.id = t.intent_id JOIN users u ON u.id = t.user_id WHERE t.hash = $1`;
  const [row] = await rows<AnswerLink>(on, text, hash);
  return row ?? null;
}

/** Spends a link; false where it was spent before. */
export async function spendAnswerLink(on: Db, hash: string, now: Date): Promise<boolean> {
  return (
    (await execute(
      on,
      "UPDATE answer_tokens SET used_at = $2 WHERE hash = $1 AND used_at IS NULL",
      hash,
      now,
    )) > 0
  );
}
