import { isJsonObject, type Json, type JsonObject, pointerOf } from "../json";
import { type Sha256, utf8 } from "./bytes";
import { canonicalJson } from "./canonical";
import { commit, isMark, REDACTED_WORDS, redactedAs, type Salts } from "./commit";
import { leafHash } from "./tree";

/** Where an entry stands: a fact of an intent, or a change in the administration. */
export type Source = "fact" | "change";

/** What of an entry is always there. */
export interface EntryHead {
  source: Source;
  seq: bigint;
  workspace: string;
  /** The intent's id, or the id of what was changed. */
  subject: string;
  /** The kind of fact; of a change its kind and action, as in `policy.changed`. */
  type: string;
  at: Date;
  actor: Json;
}

/** An entry, with what of it may be dropped: a fact's data and question, a change's before and after, and where it came from. */
export interface Entry extends EntryHead {
  body: JsonObject;
}

/** Such as fact_12 and change_34. */
export const entryId = ({ source, seq }: Pick<EntryHead, "source" | "seq">): string => `${source}_${seq}`;

/** What an id names, or null where it is none of ours. */
export function entryOf(id: string): { source: Source; seq: bigint } | null {
  const [, source, seq] = /^(fact|change)_(\d{1,18})$/.exec(id) ?? [];
  return seq === undefined ? null : { source: source === "fact" ? "fact" : "change", seq: BigInt(seq) };
}

/** What stands in the tree for an entry, before its body's commitment is added. */
export const sealedHead = (entry: EntryHead): JsonObject => ({
  v: 1,
  id: entryId(entry),
  workspace: entry.workspace,
  subject: entry.subject,
  type: entry.type,
  at: entry.at.toISOString(),
  actor: entry.actor,
});

/** The leaf of an entry, or null where what was dropped from it left no commitment. */
export function leafOf(entry: Entry, salts: Salts, sha256: Sha256): Uint8Array | null {
  const body = commit(entry.body, salts, sha256);
  return body === null ? null : leafHash(utf8(canonicalJson({ ...sealedHead(entry), body })), sha256);
}

/** The commitments of what was dropped from a body, by pointer. */
export type Dropped = Readonly<Record<string, string>>;

/**
 * A body as it was sealed: in the place of each value that was dropped its commitment. Null where such a place holds something
 * else: then somebody wrote there without its having been dropped.
 */
export function withDropped(body: JsonObject, dropped: Dropped): JsonObject | null {
  const result = marked(body, "", dropped, Object.keys(dropped));
  return isJsonObject(result) ? result : null;
}

/** Undefined where a place that was dropped holds something else. */
function marked(value: Json, pointer: string, dropped: Dropped, places: readonly string[]): Json | undefined {
  const commitment = Object.hasOwn(dropped, pointer) ? dropped[pointer] : undefined;
  if (commitment !== undefined)
    return isMark(value) || value === REDACTED_WORDS ? redactedAs(commitment) : undefined;
  if (!places.some((place) => place.startsWith(`${pointer}/`))) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const entries: [string, Json][] = [];
  for (const [key, child] of Object.entries(value)) {
    const below = marked(child, pointer + pointerOf([key]), dropped, places);
    if (below === undefined) return undefined;
    entries.push([key, below]);
  }
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}
