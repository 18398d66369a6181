import { type Db, rows } from "./client";

/** Whom each of these intents asked; intents that asked nobody are missing. */
export async function askedBy(on: Db, intentIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const text =
    "SELECT intent_id, array_agg(user_id) AS people FROM intent_people WHERE intent_id = ANY($1::text[]) GROUP BY intent_id";
  const found = await rows<{ intent_id: string; people: string[] }>(on, text, intentIds);
  return new Map(found.map(({ intent_id, people }) => [intent_id, new Set(people)]));
}
