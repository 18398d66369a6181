import { STATUSES } from "@/core/intent";
import type { Sort } from "@/core/wire/list";
import { leadOf, rowConditions } from "./asked";
import { openOf } from "./candidates";
import { closingCondition, measureConditions } from "./closing";
import { conditionsOf } from "./conditions";
import type { ListFilter, Parameters, Place } from "./filter";

/** How a sort reads: by this column and then by id, in this direction. */
const ORDERS: Record<Sort, { column: string; direction: "ASC" | "DESC" }> = {
  deadline: { column: "deadline_at", direction: "ASC" },
  priority: { column: "deadline_at", direction: "ASC" },
  created: { column: "created_at", direction: "DESC" },
  oldest: { column: "created_at", direction: "ASC" },
  updated: { column: "updated_at", direction: "DESC" },
  closed: { column: "closed_at", direction: "DESC" },
};

/** Closed sets are written out, because an index is read in order only behind an equality. */
const anyOf = (column: string, values: readonly string[]) => `${column} IN ('${values.join("', '")}')`;

/**
 * A statement that gives (key, id) of one page in order. It reads a short stretch of an index for each status and merges
 * them; for one person, of the index of what they were asked; by their end, of the index of what was measured. Among few candidates it sorts those.
 */
export function keysOf(
  filter: ListFilter,
  candidates: readonly string[] | null,
  after: Place | null,
  limit: string,
  bound: Parameters,
): string {
  const { direction } = ORDERS[filter.sort];
  const order = `ORDER BY key ${direction}, id ${direction} LIMIT ${limit}`;
  const branches = [...branchesOf(filter, candidates, after, bound)].map((branch) => `(${branch} ${order})`);
  if (branches.length === 1) return branches.join("");
  return `SELECT key, id FROM (${branches.join(" UNION ALL ")}) b ${order}`;
}

/** Each without its order and limit. */
function* branchesOf(
  filter: ListFilter,
  candidates: readonly string[] | null,
  after: Place | null,
  bound: Parameters,
): Generator<string> {
  const { sort, statuses = STATUSES, priorities } = filter;
  const lead = leadOf(filter);
  const column = `i.${ORDERS[sort].column}`;
  const ofPriorities = priorities ? [anyOf("i.priority", priorities)] : [];
  const select = (conditions: Iterable<string>) =>
    `SELECT ${column} AS key, i.id AS id FROM intents i WHERE ${[...conditions].join(" AND ")}`;
  if (candidates) {
    yield select([
      `i.id = ANY(${bound.add(candidates)}::text[])`,
      anyOf("i.status", statuses),
      ...ofPriorities,
      ...closingCondition(filter, bound),
      ...conditionsOf(filter, bound),
      ...beyond(sort, column, "i.id", after, bound),
    ]);
  } else if (sort === "closed") {
    const conditions = [
      ...measureConditions(filter, bound),
      ...(filter.statuses ? [anyOf("i.status", filter.statuses)] : []),
      ...ofPriorities,
      ...conditionsOf(filter, bound),
      ...beyond(sort, "m.closed_at", "m.intent_id", after, bound),
    ];
    yield `SELECT m.closed_at AS key, m.intent_id AS id FROM intent_measures m JOIN intents i ON i.id = m.intent_id
      WHERE ${conditions.join(" AND ")}`;
  } else if (lead && ORDERS[sort].column === "deadline_at") {
    for (const open of openOf(filter)) {
      const conditions = [
        `p.user_id = ${bound.add(lead.userId)}`,
        open,
        ...rowConditions(lead, bound),
        ...(filter.statuses ? [anyOf("i.status", filter.statuses)] : []),
        ...ofPriorities,
        ...closingCondition(filter, bound),
        ...conditionsOf(filter, bound, lead.userId),
        ...beyond(sort, "p.deadline_at", "p.intent_id", after, bound),
      ];
      yield `SELECT p.deadline_at AS key, p.intent_id AS id FROM intent_people p JOIN intents i ON i.id = p.intent_id
        WHERE ${conditions.join(" AND ")}`;
    }
  } else {
    for (const status of statuses)
      yield select([
        `i.status = '${status}'`,
        ...ofPriorities,
        ...closingCondition(filter, bound),
        ...conditionsOf(filter, bound),
        ...beyond(sort, column, "i.id", after, bound),
      ]);
  }
}

function beyond(sort: Sort, key: string, id: string, after: Place | null, bound: Parameters): string[] {
  if (!after) return [];
  const sign = ORDERS[sort].direction === "ASC" ? ">" : "<";
  return [`(${key}, ${id}) ${sign} (${bound.add(after.at)}::timestamptz, ${bound.add(after.id)})`];
}
