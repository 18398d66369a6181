import type { Intent } from "@/core/intent";
import type { ListQuery } from "@/core/wire/list";
import { type Db, rows } from "./client";
import { INTENT_COLUMNS, type IntentRow, intentOf } from "./intent-rows";

/** Whose list it is: an agent sees its own, a reviewer what they were asked, the others all of the workspace. */
export type Scope = { type: "agent"; id: string } | { type: "asked"; userId: string } | { type: "workspace" };

export interface ListFilter extends ListQuery {
  workspaceId: string;
  scope: Scope;
  /** Only what is waiting for this person now. */
  assigneeId?: string;
  after: { at: string; id: string } | null;
  limit: number;
}

const SORTS = {
  deadline: { column: "i.deadline_at", direction: "ASC", beyond: ">" },
  created: { column: "i.created_at", direction: "DESC", beyond: "<" },
  updated: { column: "i.updated_at", direction: "DESC", beyond: "<" },
} as const;

class Parameters {
  readonly values: unknown[] = [];
  /** Binds a value and returns its place, such as $3. */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** A page of intents in the order asked for. Keyset paging: a page costs the same wherever it lies. */
export async function listIntentRows(on: Db, filter: ListFilter): Promise<Intent[]> {
  const bound = new Parameters();
  const sort = SORTS[filter.sort ?? "deadline"];
  const conditions = [...conditionsOf(filter, bound)];
  if (filter.after) {
    const { at, id } = filter.after;
    conditions.push(`(${sort.column}, i.id) ${sort.beyond} (${bound.add(at)}::timestamptz, ${bound.add(id)})`);
  }
  const text = `SELECT ${INTENT_COLUMNS} FROM intents i JOIN agents a ON a.id = i.agent_id
    WHERE ${conditions.join(" AND ")}
    ORDER BY ${sort.column} ${sort.direction}, i.id ${sort.direction} LIMIT ${bound.add(filter.limit)}`;
  return (await rows<IntentRow>(on, text, ...bound.values)).map(intentOf);
}

function* conditionsOf(filter: ListFilter, bound: Parameters): Generator<string> {
  yield `i.workspace_id = ${bound.add(filter.workspaceId)}`;
  if (filter.scope.type === "agent") yield `i.agent_id = ${bound.add(filter.scope.id)}`;
  if (filter.scope.type === "asked") yield askedIs(bound.add(filter.scope.userId));
  if (filter.assigneeId !== undefined) yield askedIs(bound.add(filter.assigneeId), "AND p.current");
  if (filter.status) yield `i.status = ANY(${bound.add(filter.status)}::text[])`;
  if (filter.waiting_on) yield `i.waiting_on = ${bound.add(filter.waiting_on)} AND i.status = 'waiting'`;
  if (filter.task_type) yield `i.task_type = ANY(${bound.add(filter.task_type)}::text[])`;
  if (filter.intent_type) yield `i.intent_type = ${bound.add(filter.intent_type)}`;
  if (filter.agent) yield `a.address = ${bound.add(filter.agent)}`;
  if (filter.priority) yield `i.priority = ${bound.add(filter.priority)}`;
  if (filter.q) {
    const pattern = bound.add(`%${filter.q.replace(/[\\%_]/g, "\\$&")}%`);
    yield `(i.title ILIKE ${pattern} OR i.intent_type ILIKE ${pattern} OR a.name ILIKE ${pattern} OR i.id = ${bound.add(filter.q)})`;
  }
}

const askedIs = (user: string, more = ""): string =>
  `EXISTS (SELECT 1 FROM intent_people p WHERE p.intent_id = i.id AND p.user_id = ${user} ${more})`;
