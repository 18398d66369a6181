import { isJsonObject, type Json } from "../json";
import { fromHex, isHash, joined, type Sha256, toHex, uint32, utf8 } from "./bytes";
import { byCodeUnits } from "./canonical";

/**
 * What makes the values of a document unguessable from their commitments: 32 bytes in hexadecimal, by the RFC 6901 pointer of the
 * place that they stand for. The salts of all that lies below follow from it, so `{"": …}` is enough for a whole document.
 */
export type Salts = Readonly<Record<string, string>>;

/** What stands where a value was dropped: the value's commitment, in hexadecimal. */
export const REDACTED = "~redacted";

/** The same where only text can stand, as in an intent's title. */
export const REDACTED_WORDS = "[redacted]";

export const redactedAs = (commitment: string): Json => ({ [REDACTED]: commitment });

/** The commitment of a dropped value, or null where there is any other value. */
export function commitmentIn(value: Json | undefined): string | null {
  if (!isJsonObject(value)) return null;
  const [key, ...more] = Object.keys(value);
  const commitment = value[REDACTED];
  return key === REDACTED && more.length === 0 && isHash(commitment) ? commitment : null;
}

/** Whether a value was dropped here, whatever its commitment: several entries may have sealed what a row says once. */
export const isMark = (value: Json): boolean => isJsonObject(value) && Object.keys(value).join() === REDACTED;

const LEAF = Uint8Array.of(0x10);
const OBJECT = Uint8Array.of(0x11);
const ARRAY = Uint8Array.of(0x12);
const SALT = Uint8Array.of(0x13);

/**
 * The commitment of a document, in hexadecimal: each scalar and each empty object or array hashed with a salt of its own, all else
 * over its members. The same for a document of which values were dropped. Null where neither a salt nor a commitment is there.
 */
export function commit(document: Json, salts: Salts, sha256: Sha256): string | null {
  const hash = hashOf(document, "", null, salts, sha256);
  return hash && toHex(hash);
}

function hashOf(
  value: Json,
  pointer: string,
  inherited: Uint8Array | null,
  salts: Salts,
  sha256: Sha256,
): Uint8Array | null {
  const salt = inherited ?? saltAt(salts, pointer);
  const children = childrenOf(value);
  if (children.length === 0) return salt && sha256(joined([LEAF, salt, utf8(JSON.stringify(value))]));
  const parts: Uint8Array[] = [Array.isArray(value) ? ARRAY : OBJECT];
  for (const [key, child] of children) {
    // Below a salt no place needs its pointer.
    const below = salt ? "" : pointer + step(key);
    const hash = hashOf(child, below, salt && saltBelow(salt, key, sha256), salts, sha256);
    if (!hash) return droppedHash(value);
    if (!Array.isArray(value)) parts.push(...named(key));
    parts.push(hash);
  }
  return sha256(joined(parts));
}

/** No value without a salt has a hash, so what looks dropped and has none was dropped. */
function droppedHash(value: Json): Uint8Array | null {
  const commitment = commitmentIn(value);
  return commitment === null ? null : fromHex(commitment);
}

const saltAt = (salts: Salts, pointer: string): Uint8Array | null => {
  const salt = Object.hasOwn(salts, pointer) ? salts[pointer] : undefined;
  return isHash(salt) ? fromHex(salt) : null;
};

/** The key's length comes first, so that no input of this hash is the beginning of another. */
function saltBelow(salt: Uint8Array, key: string, sha256: Sha256): Uint8Array {
  const [length, name] = named(key);
  return sha256(joined([SALT, length, salt, name]));
}

/** As JSON, because half a surrogate pair has no UTF-8 of its own. */
function named(key: string): [Uint8Array, Uint8Array] {
  const name = utf8(JSON.stringify(key));
  return [uint32(name.length), name];
}

function childrenOf(value: Json): [string, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).toSorted(([one], [other]) => byCodeUnits(one, other));
}

const step = (key: string): string => "/" + key.replaceAll("~", "~0").replaceAll("/", "~1");

export interface Redaction {
  /** The document, with `{"~redacted": commitment}` in each place. */
  document: Json;
  /** Those of what remains: nothing that was dropped can be tried out with them. */
  salts: Salts;
  /** The commitment of each value that was dropped, by its pointer. */
  dropped: Readonly<Record<string, string>>;
}

/** Drops values. Pointers to nothing, and to what was dropped already, are passed over. */
export function redact(document: Json, salts: Salts, pointers: readonly string[], sha256: Sha256): Redaction {
  const kept: Record<string, string> = {};
  const dropped: Record<string, string> = {};
  const isWanted = (pointer: string): boolean => pointers.includes(pointer);
  const leadsOn = (pointer: string): boolean => pointers.some((wanted) => wanted.startsWith(`${pointer}/`));

  const redacted = (value: Json, pointer: string, inherited: Uint8Array | null): Json => {
    const salt = inherited ?? saltAt(salts, pointer);
    if (isWanted(pointer)) {
      const known = salt ? { "": toHex(salt) } : below(salts, pointer);
      const commitment = commit(value, known, sha256);
      if (commitment !== null && (salt || commitmentIn(value) === null)) {
        dropped[pointer] = commitment;
        return redactedAs(commitment);
      }
    }
    const children = childrenOf(value);
    if (!leadsOn(pointer) || children.length === 0) {
      Object.assign(kept, salt ? { [pointer]: toHex(salt) } : under(salts, pointer));
      return value;
    }
    const inside = children.map(([key, child]): [string, Json] => [
      key,
      redacted(child, pointer + step(key), salt && saltBelow(salt, key, sha256)),
    ]);
    return Array.isArray(value) ? inside.map(([, child]) => child) : Object.fromEntries(inside);
  };
  return { document: redacted(document, "", null), salts: kept, dropped };
}

/** The salts of a place and of all below it, by their pointers in the document. */
const under = (salts: Salts, pointer: string): Salts =>
  Object.fromEntries(
    Object.entries(salts).filter(([place]) => place === pointer || place.startsWith(`${pointer}/`)),
  );

/** The same by their pointers from that place on. */
const below = (salts: Salts, pointer: string): Salts =>
  Object.fromEntries(
    Object.entries(under(salts, pointer)).map(([place, salt]) => [place.slice(pointer.length), salt]),
  );
