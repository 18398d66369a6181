import { toHex, utf8 } from "../bytes.js";
import { isObject } from "../json.js";
import { fromHex, hashOf, isHash } from "./hashing.js";

const LEAF = Uint8Array.of(0x10);
const OBJECT = Uint8Array.of(0x11);
const ARRAY = Uint8Array.of(0x12);
const SALT = Uint8Array.of(0x13);

export type Salts = { readonly [pointer: string]: unknown };

/** The commitment of a document in hexadecimal, as docs/AUDIT.md defines it; null where salts are missing. */
export function commitmentOf(document: unknown, salts: Salts): string | null {
  const hash = commit(document, "", null, salts);
  return hash && toHex(hash);
}

function commit(
  value: unknown,
  pointer: string,
  inherited: Uint8Array | null,
  salts: Salts,
): Uint8Array | null {
  const salt = inherited ?? saltAt(salts, pointer);
  const children = childrenOf(value);
  if (children.length === 0) return salt && hashOf(LEAF, salt, utf8(JSON.stringify(value)));
  const parts: Uint8Array[] = [Array.isArray(value) ? ARRAY : OBJECT];
  for (const [key, child] of children) {
    const place = salt ? "" : `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const hash = commit(child, place, salt && saltBelow(salt, key), salts);
    // What has no salt was dropped, and left its commitment.
    if (!hash) return droppedHash(value);
    if (!Array.isArray(value)) parts.push(...named(key));
    parts.push(hash);
  }
  return hashOf(...parts);
}

function droppedHash(value: unknown): Uint8Array | null {
  if (!isObject(value)) return null;
  const commitment = value["~redacted"];
  return Object.keys(value).length === 1 && isHash(commitment) ? fromHex(commitment) : null;
}

function saltAt(salts: Salts, pointer: string): Uint8Array | null {
  const salt = Object.hasOwn(salts, pointer) ? salts[pointer] : undefined;
  return isHash(salt) ? fromHex(salt) : null;
}

function saltBelow(salt: Uint8Array, key: string): Uint8Array {
  const [length, name] = named(key);
  return hashOf(SALT, length, salt, name);
}

function named(key: string): [Uint8Array, Uint8Array] {
  const name = utf8(JSON.stringify(key));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, name.length);
  return [new Uint8Array(length.buffer), name];
}

function childrenOf(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (!isObject(value)) return [];
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}
