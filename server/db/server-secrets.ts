import type { JsonObject } from "@/core/json";
import { type Db, execute, rows } from "./client";

/** A secret of this installation; `first` is kept where there is none yet, whichever process comes first. */
export async function keptSecret(on: Db, name: string, first: () => JsonObject): Promise<JsonObject> {
  const find = "SELECT value FROM server_secrets WHERE name = $1";
  const [found] = await rows<{ value: JsonObject }>(on, find, name);
  if (found) return found.value;
  const keep = "INSERT INTO server_secrets (name, value) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING";
  await execute(on, keep, name, JSON.stringify(first()));
  const [kept] = await rows<{ value: JsonObject }>(on, find, name);
  if (!kept) throw new Error(`the secret ${name} was not kept`);
  return kept.value;
}
