import { redact } from "@/core/audit/commit";
import { type Entry, entryId, entryOf, withDropped } from "@/core/audit/entry";
import { AppError } from "@/core/errors";
import { saveDropped } from "@/server/db/audit/dropping";
import { leafFor } from "@/server/db/audit/log";
import type { Db } from "@/server/db/client";
import { sha256 } from "./hash";
import { entriesOf } from "./seal";

/** Which values of an entry: pointers into its body, such as /data/answer/comment, /origin/ip or /question/payload/iban. */
export interface Drop {
  /** Such as fact_12 or change_34. */
  entry: string;
  pointers: readonly string[];
}

/**
 * Drops values of sealed entries for good, and what they could be guessed by; the log still verifies. `recordedAs` is the entry that
 * says so, written by this transaction: without it the database refuses. What of /question stands in the intent's own row is the
 * caller's to replace: by the mark that this returns, by entry and pointer. Throws not_found, and conflict for what is not sealed yet.
 */
export async function dropValues(
  tx: Db,
  workspaceId: string,
  recordedAs: string,
  drops: readonly Drop[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  const named = drops.flatMap(({ entry }) => entryOf(entry) ?? []);
  const entries = new Map((await entriesOf(tx, named)).map((entry) => [entryId(entry), entry]));
  const dropped = new Map<string, Readonly<Record<string, string>>>();
  for (const { entry: id, pointers } of drops) {
    const entry = entries.get(id);
    if (!entry || entry.workspace !== workspaceId)
      throw new AppError("not_found", `There is no entry ${id}.`);
    dropped.set(id, await dropFrom(tx, entry, recordedAs, pointers));
  }
  return dropped;
}

async function dropFrom(tx: Db, entry: Entry, recordedAs: string, pointers: readonly string[]) {
  const leaf = await leafFor(tx, entry.workspace, entry);
  if (!leaf)
    throw new AppError("conflict", `${entryId(entry)} is sealed within a second: drop its values then.`);
  const body = withDropped(entry.body, leaf.dropped ?? {}) ?? entry.body;
  const { document, salts, dropped } = redact(body, leaf.salts, pointers, sha256);
  const all = { ...leaf.dropped, ...dropped };
  const isOutermost = (place: string): boolean =>
    !Object.keys(all).some((other) => place.startsWith(`${other}/`));
  const marks = Object.fromEntries(Object.entries(all).filter(([place]) => isOutermost(place)));
  await saveDropped(tx, recordedAs, { ...entry, body: document as Entry["body"] }, { salts, dropped: marks });
  return dropped;
}
