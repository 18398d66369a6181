import type { VerificationWire } from "@/core/wire/audit-proof";
import type { Cast } from "../load/cast";
import type { Client } from "../load/client";
import type { World } from "../world/world";
import type { Invariant } from "./invariant";

/** What the server says of its own audit trail, and what is in the database to be sealed. */
export interface Trail {
  ok: boolean;
  sealed: number;
  unsealed: number;
  problems: string[];
  /** Facts and administrative changes. */
  entries: number;
}

/** Has the server compute its tree anew, from the first entry to the last. */
export async function readTrail(
  { sql }: World,
  { admin: { headers } }: Cast,
  client: Client,
): Promise<Trail> {
  const [count] = await sql<{ n: number }>(
    "SELECT (SELECT count(*) FROM facts)::int + (SELECT count(*) FROM admin_changes)::int AS n",
  );
  const trail: Trail = { ok: true, sealed: 0, unsealed: 0, problems: [], entries: count?.n ?? 0 };
  for (let from: number | null = 0; from !== null;) {
    const path = `/api/audit/verify?from=${from}`;
    const { status, json, text } = await client.call({ method: "GET", path, headers, limitMs: 120_000 });
    if (status !== 200) throw new Error(`the audit trail cannot be verified: ${status} ${text}`);
    const part: VerificationWire = json;
    trail.ok &&= part.ok;
    trail.sealed = part.tree_size;
    trail.unsealed = part.unsealed;
    trail.problems.push(...part.problems.map(({ kind, entry, detail }) => `${kind} ${entry}: ${detail}`));
    from = part.next;
  }
  return trail;
}

export const trailIsWhole: Invariant = {
  promise: "the audit trail holds everything, sealed, and verifies",
  broken: ({ trail: { ok, sealed, unsealed, problems, entries } }) => [
    ...problems,
    ...(ok || problems.length > 0 ? [] : ["it does not verify"]),
    ...(unsealed > 0 ? [`${unsealed} entries are not sealed`] : []),
    ...(sealed === entries ? [] : [`${sealed} entries are sealed of ${entries}`]),
  ],
};
