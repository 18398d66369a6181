import type { Json, JsonObject } from "./wire.js";

/** The payload with a reviewer's edits applied. What is edited must be there; pointers to nothing change nothing. */
export function withEdits(payload: JsonObject, edits: Readonly<Record<string, Json>>): JsonObject {
  // Stored edits have no order, so what contains another comes first.
  const ordered = Object.entries(edits).sort(([one], [other]) => one.length - other.length);
  return ordered.reduce<Json>((document, [pointer, value]) => {
    const keys = keysOf(pointer);
    return keys ? replaced(document, keys, value) : document;
  }, payload) as JsonObject;
}

/** The keys of an RFC 6901 pointer, or null where it is none. */
function keysOf(pointer: string): string[] | null {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return null;
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A copy with one value replaced, or the document itself where nothing is there. */
function replaced(document: Json, [key, ...rest]: readonly string[], value: Json): Json {
  if (key === undefined) return value;
  if (typeof document !== "object" || document === null) return document;
  if (Array.isArray(document)) {
    const index = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1;
    return document.map((item, at) => (at === index ? replaced(item, rest, value) : item));
  }
  // From entries, because an assignment to __proto__ would be something else.
  return Object.fromEntries(
    Object.entries(document).map(([name, member]) => [
      name,
      name === key ? replaced(member, rest, value) : member,
    ]),
  );
}
