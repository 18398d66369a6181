/** Where a list by name goes on: after this one. */
export interface After {
  name: string;
  id: string;
}

/** A list of the workspace's, by name. */
export interface NameQuery {
  workspaceId: string;
  /** A part of the name or the address, in small letters; null for all. */
  words: string | null;
  after: After | null;
  limit: number;
}

/** The parameters $1 to $5 of a list by name, in the order that `byName` wants them. */
export const nameValues = ({ workspaceId, words, after, limit }: NameQuery): unknown[] => [
  workspaceId,
  words,
  after?.name ?? null,
  after?.id ?? null,
  limit,
];

/** The conditions on $2 to $4, for a row with these columns; `searched` is what the words are looked for in. */
export const byName = (name: string, id: string, searched: string): string =>
  `($2::text IS NULL OR position($2 IN lower(${searched})) > 0)
   AND ($3::text IS NULL OR (lower(${name}), ${id}) > (lower($3), $4))`;

/** Names before ids, whatever their case. */
export const orderByName = (name: string, id: string): string => `ORDER BY lower(${name}), ${id} LIMIT $5`;
