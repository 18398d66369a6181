type Query = Record<string, string | number | readonly string[] | undefined>;

/** The path of an intent or of something of it. Ids may come from a model, so what would lead elsewhere is refused. */
export function intentPath(id: string, rest = "", query: Query = {}): string {
  if (!/^[\w-]+$/.test(id)) throw new TypeError(`${JSON.stringify(id)} is not the id of an intent.`);
  return withQuery(`/api/intents/${id}${rest}`, query);
}

/** The path of a file, by its id or by the address that stands in the evidence. Another host's address is not followed. */
export function filePath(idOrUrl: string): string {
  const id = /^(?:.*\/api\/files\/)?([\w-]+)$/.exec(idOrUrl)?.[1];
  if (id === undefined) throw new TypeError(`${JSON.stringify(idOrUrl)} is not a file of Countersign.`);
  return `/api/files/${id}`;
}

/** Lists are joined by commas; what is undefined is left out. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length > 0 ? `${path}?${search}` : path;
}
