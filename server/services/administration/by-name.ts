import { flaw } from "@/core/errors";
import type { DirectoryQuery } from "@/core/wire/directory";
import type { After, NameQuery } from "@/server/db/by-name";

/** A list's query as the database takes it, with one more row than is shown. Throws invalid_request for a foreign cursor. */
export function nameQuery(workspaceId: string, { q, cursor, limit }: DirectoryQuery): NameQuery {
  const after = cursor === undefined ? null : afterIn(cursor);
  return { workspaceId, words: q ? q.toLowerCase() : null, after, limit: limit + 1 };
}

/** The rows of a page, and where the next begins. */
export function pageByName<T extends After>(
  found: readonly T[],
  limit: number,
): { shown: T[]; next_cursor: string | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last ? JSON.stringify([last.name, last.id]) : null;
  return { shown, next_cursor: next && Buffer.from(next).toString("base64url") };
}

function afterIn(cursor: string): After {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, name, id] = /^\["((?:[^"\\]|\\.)*)","(\w+)"\]$/.exec(text) ?? [];
  if (name !== undefined && id !== undefined) return { name: JSON.parse(`"${name}"`), id };
  throw flaw("invalid_request", "/cursor", "Take next_cursor from the page before.");
}
