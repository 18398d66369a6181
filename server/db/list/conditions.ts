import { askedCondition, askedOf } from "./asked";
import type { ListFilter, Parameters } from "./filter";

/** Everything that a filter says of an intent called i, but its statuses, its priorities and how it ended; `led` is a person who is seen to elsewhere. */
export function* conditionsOf(filter: ListFilter, bound: Parameters, led?: string): Generator<string> {
  const { scope, waitingOn, taskTypes, intentType, agentId, risks, createdAfter, createdBefore, words, id } =
    filter;
  yield `i.workspace_id = ${bound.add(filter.workspaceId)}`;
  if (scope.type === "agent") yield `i.agent_id = ${bound.add(scope.id)}`;
  if (agentId !== undefined) yield `i.agent_id = ${bound.add(agentId)}`;
  // Written out, so that the few that wait for their agent are found by an index of their own.
  if (waitingOn) yield `i.waiting_on = '${waitingOn}' AND i.status = 'waiting'`;
  if (taskTypes) yield `i.task_type = ANY(${bound.add(taskTypes)}::text[])`;
  if (intentType !== undefined) yield `i.intent_type = ${bound.add(intentType)}`;
  if (risks) yield `i.risk = ANY(${bound.add(risks)}::text[])`;
  if (createdAfter) yield `i.created_at >= ${bound.add(createdAfter)}`;
  if (createdBefore) yield `i.created_at < ${bound.add(createdBefore)}`;
  if (id !== undefined) yield `i.id = ${bound.add(id)}`;
  // Looked up one by one, because a join would first find every intent with these words.
  if (words !== undefined)
    yield `(SELECT s.document @@ ${bound.add(words)}::tsquery FROM intent_search s WHERE s.intent_id = i.id)`;
  for (const asked of askedOf(filter)) if (asked.userId !== led) yield askedCondition(asked, bound);
}
