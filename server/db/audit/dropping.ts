import type { Salts } from "@/core/audit/commit";
import type { Dropped, Entry } from "@/core/audit/entry";
import { type Db, execute } from "../client";

/** Replaces an entry's body and salts by what is left of them. The triggers want to know in which entry that stands. */
export async function saveDropped(
  tx: Db,
  recordedAs: string,
  { source, seq, body }: Entry,
  { salts, dropped }: { salts: Salts; dropped: Dropped },
): Promise<void> {
  await execute(tx, "SELECT set_config('countersign.redaction', $1, true)", recordedAs);
  const leaf = `UPDATE audit_leaves SET salts = $3::jsonb, dropped = $4::jsonb WHERE source = $1 AND seq = $2`;
  await execute(tx, leaf, source, seq, JSON.stringify(salts), JSON.stringify(dropped));
  const text = (name: string): string | null =>
    body[name] === undefined ? null : JSON.stringify(body[name]);
  if (source === "fact")
    await execute(tx, "UPDATE facts SET data = $2::json WHERE seq = $1", seq, text("data"));
  else
    await execute(
      tx,
      `UPDATE admin_changes SET before = nullif($2, 'null')::json, after = nullif($3, 'null')::json WHERE seq = $1`,
      seq,
      text("before"),
      text("after"),
    );
  await execute(tx, "SELECT set_config('countersign.redaction', '', true)");
}
