/**
 * JSON as RFC 8785 writes it, so that the same value is always the same text. Throws a TypeError on what is no JSON, rather
 * than write something else for it; only properties that are undefined are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  return written(value, []);
}

function written(value: unknown, inside: readonly unknown[]): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === "string" && isWellFormed(value)) return JSON.stringify(value);
  if (typeof value !== "object" || inside.includes(value)) throw noJson(value);
  const within = [...inside, value];
  // `map` would skip the holes of a sparse array.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => written(item, within)).join(",")}]`;
  if (!isPlain(value)) throw noJson(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1)) // by UTF-16 code units, as the RFC wants
    .map(([key, member]) => `${written(key, within)}:${written(member, within)}`);
  return `{${members.join(",")}}`;
}

/** A Date, a Map or a class of somebody's would lose what makes it one. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Half a surrogate pair has no UTF-8. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

const noJson = (value: unknown): TypeError =>
  new TypeError(
    `${typeof value === "object" ? "An object that JSON has no words for" : `A ${typeof value} like ${String(value)}`} has no canonical JSON.`,
  );
