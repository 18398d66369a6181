import { STATUSES } from "@/core/intent";
import { facetQuery } from "@/core/search";
import { type Db, rows } from "../client";
import { facetsOf } from "../insights/measures";
import { askedOf, leadOf, rowConditions } from "./asked";
import { measureConditions } from "./closing";
import { type ListFilter, Parameters } from "./filter";

/** A filter that leaves at most so many is answered from them; behind one that leaves more, a walk along the order soon has its page. */
const FEW = 2_000;

/**
 * The ids among which everything lies that the filter finds, where something in it leaves few; else null. So neither what
 * nearly everything fits nor what hardly anything fits makes a list read all there is.
 */
export async function candidatesOf(on: Db, filter: ListFilter): Promise<string[] | null> {
  if (filter.id !== undefined) return [filter.id];
  const probes = [byWordsAndFacets, byTurn, byAge, byClosing, byPerson].flatMap(
    (probe) => probe(filter) ?? [],
  );
  const found = await Promise.all(
    probes.map(async ({ text, values }) =>
      (await rows<{ id: string }>(on, `${text} LIMIT ${FEW + 1}`, ...values)).map(({ id }) => id),
    ),
  );
  const few = found.filter((ids) => ids.length <= FEW);
  return few.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

interface Probe {
  text: string;
  values: unknown[];
}

function byWordsAndFacets(filter: ListFilter): Probe | null {
  const { scope, words, taskTypes, intentType, agentId, priorities, risks } = filter;
  const facets = facetQuery({
    ...(taskTypes && { task: taskTypes }),
    ...(intentType !== undefined && { type: [intentType] }),
    ...(priorities && { priority: priorities }),
    ...(risks && { risk: risks }),
    ...(agentId !== undefined && { agent: [agentId] }),
    ...(scope.type === "agent" && { agent: [scope.id] }),
  });
  const wanted = [...facets, ...(words === undefined ? [] : [words])];
  if (wanted.length === 0) return null;
  const asked = askedOf(filter).filter(({ required }) => required);
  const query = [
    ...facetQuery({ workspace: [filter.workspaceId] }),
    ...asked.flatMap(({ userId }) => facetQuery({ asked: [userId] })),
    ...wanted,
  ].join(" & ");
  return {
    text: `SELECT id FROM matching_intents($1::tsquery, ${FEW + 1}) AS id`,
    values: [query],
  };
}

/** Few intents wait for their agent at any time, and an index holds only those. */
function byTurn({ workspaceId, waitingOn }: ListFilter): Probe | null {
  if (waitingOn !== "agent") return null;
  const text =
    "SELECT id FROM intents WHERE workspace_id = $1 AND status = 'waiting' AND waiting_on = 'agent'";
  return { text, values: [workspaceId] };
}

function byAge(filter: ListFilter): Probe | null {
  const { workspaceId, statuses = STATUSES, createdAfter, createdBefore, sort } = filter;
  if ((!createdAfter && !createdBefore) || sort === "created" || sort === "oldest") return null;
  const bound = new Parameters();
  const conditions = [
    `workspace_id = ${bound.add(workspaceId)}`,
    ...(createdAfter ? [`created_at >= ${bound.add(createdAfter)}`] : []),
    ...(createdBefore ? [`created_at < ${bound.add(createdBefore)}`] : []),
  ].join(" AND ");
  const branches = statuses.map(
    (status) =>
      `(SELECT id FROM intents WHERE status = '${status}' AND ${conditions} ORDER BY created_at LIMIT ${FEW + 1})`,
  );
  return { text: `SELECT id FROM (${branches.join(" UNION ALL ")}) b`, values: bound.values };
}

/** What ended is in the order of its end, where that is wanted; few of a kind are found by their facets. */
function byClosing(filter: ListFilter): Probe | null {
  const { workspaceId, intentType, closing, sort } = filter;
  if (!closing) return null;
  const { traits = [], teamId, after, before, personId } = closing;
  const teamIds = teamId === undefined ? [] : [teamId];
  const facets = facetsOf({ workspaceId, traits, teamIds });
  if (facets.length > 0)
    return {
      text: `SELECT id FROM measured_intents($1::text[], $2, $3::timestamptz, $4::timestamptz, $5, ${FEW + 1}) AS id`,
      values: [facets, intentType ?? null, after ?? null, before ?? null, personId ?? null],
    };
  if (sort === "closed") return null;
  const bound = new Parameters();
  const conditions = [...measureConditions(filter, bound)].join(" AND ");
  return {
    text: `SELECT m.intent_id AS id FROM intent_measures m WHERE ${conditions}`,
    values: bound.values,
  };
}

/** A person's rows are in the order of their deadlines; any other order is made among few, or found along an index of its own. */
function byPerson(filter: ListFilter): Probe | null {
  const lead = leadOf(filter);
  const byDeadline = filter.sort === "deadline" || filter.sort === "priority";
  if (!lead || (byDeadline && !lead.snooze?.asleep)) return null;
  const bound = new Parameters();
  const open = openOf(filter);
  const conditions = [
    `p.user_id = ${bound.add(lead.userId)}`,
    ...(open.length === 1 ? [open[0]] : []),
    ...rowConditions(lead, bound),
  ];
  return {
    text: `SELECT p.intent_id AS id FROM intent_people p WHERE ${conditions.join(" AND ")}`,
    values: bound.values,
  };
}

/** Whether rows of open or of closed intents are wanted, or both, as conditions on p. */
export function openOf({ statuses = STATUSES }: ListFilter): string[] {
  return [
    ...(statuses.includes("waiting") ? ["p.open"] : []),
    ...(statuses.some((status) => status !== "waiting") ? ["NOT p.open"] : []),
  ];
}
