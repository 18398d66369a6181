import type { ListFilter, Parameters } from "./filter";

/** What must hold of a measure called m. */
export function* measureConditions(
  { workspaceId, intentType, closing }: ListFilter,
  bound: Parameters,
): Generator<string> {
  const { after, before, personId, teamId, traits } = closing ?? {};
  yield `m.workspace_id = ${bound.add(workspaceId)}`;
  if (intentType !== undefined) yield `m.intent_type = ${bound.add(intentType)}`;
  if (after) yield `m.closed_at >= ${bound.add(after)}`;
  if (before) yield `m.closed_at < ${bound.add(before)}`;
  if (personId !== undefined) yield `m.person_id = ${bound.add(personId)}`;
  if (teamId !== undefined) yield `${bound.add(teamId)} = ANY(m.team_ids)`;
  if (traits) yield `m.traits @> ${bound.add(traits)}::text[]`;
}

/** The same, looked up for an intent called i by its key. */
export function* closingCondition(filter: ListFilter, bound: Parameters): Generator<string> {
  if (!filter.closing) return;
  const holds = [...measureConditions(filter, bound)].join(" AND ");
  yield `coalesce((SELECT ${holds} FROM intent_measures m WHERE m.intent_id = i.id), false)`;
}
