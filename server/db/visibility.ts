import { type Db, rows } from "./client";

/** Which of these intents a person was asked about. */
export async function askedAbout(on: Db, userId: string, intentIds: readonly string[]): Promise<Set<string>> {
  const text = "SELECT intent_id FROM intent_people WHERE user_id = $1 AND intent_id = ANY($2::text[])";
  const found = await rows<{ intent_id: string }>(on, text, userId, intentIds);
  return new Set(found.map((row) => row.intent_id));
}
