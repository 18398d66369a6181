import { utf8 } from "../bytes.js";
import { canonicalJson } from "../canonical.js";
import { isObject } from "../json.js";
import { commitmentOf } from "./commitment.js";
import { fromHex, isHash } from "./hashing.js";
import { leafHash } from "./tree.js";

/** A line of an export that holds an entry. */
export interface EntryLine {
  index: number;
  entry: { id: string } & Record<string, unknown>;
  body?: unknown;
  salts?: Record<string, unknown>;
  leaf_hash: string;
  proof?: string[];
}

export function isEntryLine(value: unknown): value is EntryLine {
  if (!isObject(value) || !isObject(value.entry) || typeof value.entry.id !== "string") return false;
  return Number.isSafeInteger(value.index) && isHash(value.leaf_hash);
}

/** The leaf of an entry with what another line holds, or its own; null where salts are missing. */
export function leafOf(line: EntryLine, content: EntryLine = line): Uint8Array | null {
  const body = commitmentOf(content.body, line.salts ?? {});
  if (body === null) return null;
  try {
    return leafHash(utf8(canonicalJson({ ...content.entry, id: line.entry.id, body })));
  } catch {
    return null;
  }
}

export const statedLeaf = (line: EntryLine): Uint8Array => fromHex(line.leaf_hash);

/** The source and number in an entry's id, to compare by. */
export function orderOf(id: string): [string, bigint] {
  const [, source = "", seq = "0"] = /^([a-z]+)_(\d+)$/.exec(id) ?? [];
  return [source, BigInt(seq)];
}

export function follows(id: string, before: string): boolean {
  const [source, seq] = orderOf(id);
  const [sourceBefore, seqBefore] = orderOf(before);
  return source === sourceBefore ? seq > seqBefore : source > sourceBefore;
}
