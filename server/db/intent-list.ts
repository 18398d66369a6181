import { type Intent, PRIORITIES, type Priority } from "@/core/intent";
import { type Db, rows } from "./client";
import { INTENT_COLUMNS, type IntentRow, intentOf } from "./intent-rows";
import { candidatesOf } from "./list/candidates";
import { type ListFilter, Parameters, type Place } from "./list/filter";
import { keysOf } from "./list/keys";

/** The most pressing first. */
const RANKED: readonly Priority[] = PRIORITIES.toReversed();

/** Where a priority stands among the others, for the place where a page ends. */
export const rankOf = (priority: Priority): number => RANKED.indexOf(priority);

/** Up to `limit` intents after a place, in the order asked for. A page costs about the same wherever it lies, and however much there is. */
export async function listIntentRows(
  on: Db,
  filter: ListFilter,
  after: Place | null,
  limit: number,
): Promise<Intent[]> {
  const candidates = await candidatesOf(on, filter);
  if (filter.sort !== "priority") return pageOf(on, filter, candidates, after, limit);
  // One list after the other, each by its deadlines: most pages lie within the first.
  const found: Intent[] = [];
  for (const priority of RANKED.slice(after?.rank ?? 0)) {
    if (found.length === limit || filter.priorities?.includes(priority) === false) continue;
    const begun = after && after.rank === rankOf(priority) ? after : null;
    const ofPriority = { ...filter, priorities: [priority] };
    const among = candidates ?? (await candidatesOf(on, ofPriority));
    found.push(...(await pageOf(on, ofPriority, among, begun, limit - found.length)));
  }
  return found;
}

async function pageOf(
  on: Db,
  filter: ListFilter,
  candidates: readonly string[] | null,
  after: Place | null,
  limit: number,
): Promise<Intent[]> {
  if (candidates?.length === 0) return [];
  const bound = new Parameters();
  const keys = keysOf(filter, candidates, after, bound.add(limit), bound);
  const text = `WITH keys AS MATERIALIZED (SELECT id, row_number() OVER () AS n FROM (${keys}) k)
    SELECT ${INTENT_COLUMNS} FROM keys JOIN intents i ON i.id = keys.id JOIN agents a ON a.id = i.agent_id ORDER BY keys.n`;
  return (await rows<IntentRow>(on, text, ...bound.values)).map(intentOf);
}

/** How many a filter finds, counted no further than `most`. */
export async function countIntentRows(on: Db, filter: ListFilter, most: number): Promise<number> {
  const candidates = await candidatesOf(on, filter);
  if (candidates?.length === 0) return 0;
  const bound = new Parameters();
  const keys = keysOf(filter, candidates, null, bound.add(most), bound);
  const [row] = await rows<{ count: number }>(
    on,
    `SELECT count(*)::int AS count FROM (${keys}) k`,
    ...bound.values,
  );
  return row?.count ?? 0;
}
