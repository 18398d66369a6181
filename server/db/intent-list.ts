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
  /** Only what this person has put off until later than `now`, or only what they have not. */
  snooze?: { by: string; asleep: boolean; now: Date };
  after: { at: string; id: string } | null;
  limit: number;
}

class Parameters {
  readonly values: unknown[] = [];
  /** Binds a value and returns its place, such as $3. */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** A page of intents in the order asked for. Keyset paging, along an index: a page costs the same wherever it lies. */
export async function listIntentRows(on: Db, filter: ListFilter): Promise<Intent[]> {
  const bound = new Parameters();
  const person = personOf(filter);
  const { column, id, direction, beyond } = orderOf(filter, person !== null);
  const conditions = [
    ...(person === null ? [] : conditionsOnPerson(filter, person, bound)),
    ...(filter.snooze ? [snoozeIs(filter.snooze, person, bound)] : []),
    ...conditionsOf(filter, bound),
  ];
  if (filter.after) {
    conditions.push(
      `(${column}, ${id}) ${beyond} (${bound.add(filter.after.at)}::timestamptz, ${bound.add(filter.after.id)})`,
    );
  }
  const from = person === null ? "intents i" : "intent_people p JOIN intents i ON i.id = p.intent_id";
  const text = `SELECT ${INTENT_COLUMNS} FROM ${from} JOIN agents a ON a.id = i.agent_id
    WHERE ${conditions.join(" AND ")}
    ORDER BY ${column} ${direction}, ${id} ${direction} LIMIT ${bound.add(filter.limit)}`;
  return (await rows<IntentRow>(on, text, ...bound.values)).map(intentOf);
}

/** Whose rows of intent_people lead the query, where it is about one person's intents. */
function personOf({ assigneeId, snooze, scope }: ListFilter): string | null {
  return (
    assigneeId ?? (snooze?.asleep ? snooze.by : undefined) ?? (scope.type === "asked" ? scope.userId : null)
  );
}

/** The order, along the index that has it: a person's own deadlines are beside their name. */
function orderOf({ sort }: ListFilter, ofPerson: boolean) {
  const newestFirst = { direction: "DESC", beyond: "<" };
  if (sort === "created") return { column: "i.created_at", id: "i.id", ...newestFirst };
  if (sort === "updated") return { column: "i.updated_at", id: "i.id", ...newestFirst };
  const soonestFirst = { direction: "ASC", beyond: ">" };
  return ofPerson
    ? { column: "p.deadline_at", id: "p.intent_id", ...soonestFirst }
    : { column: "i.deadline_at", id: "i.id", ...soonestFirst };
}

function* conditionsOnPerson(filter: ListFilter, person: string, bound: Parameters): Generator<string> {
  yield `p.user_id = ${bound.add(person)}`;
  if (filter.assigneeId !== undefined) yield "p.current";
  const waiting = filter.status?.includes("waiting");
  if (filter.status && filter.status.length === 1 && waiting) yield "p.open";
  if (filter.status && !waiting) yield "NOT p.open";
  if (filter.scope.type === "asked" && filter.scope.userId !== person)
    yield askedIs(bound.add(filter.scope.userId));
}

function snoozeIs(
  { by, asleep, now }: NonNullable<ListFilter["snooze"]>,
  person: string | null,
  bound: Parameters,
): string {
  const until = bound.add(now);
  if (person === by)
    return asleep
      ? `p.open AND p.snoozed_until > ${until}`
      : `(p.snoozed_until IS NULL OR p.snoozed_until <= ${until})`;
  const slept = `EXISTS (SELECT 1 FROM intent_people s WHERE s.intent_id = i.id AND s.user_id = ${bound.add(by)} AND s.snoozed_until > ${until})`;
  return asleep ? slept : `NOT ${slept}`;
}

function* conditionsOf(filter: ListFilter, bound: Parameters): Generator<string> {
  yield `i.workspace_id = ${bound.add(filter.workspaceId)}`;
  if (filter.scope.type === "agent") yield `i.agent_id = ${bound.add(filter.scope.id)}`;
  // One status is written as such, because an index is read in order only behind an equality.
  if (filter.status?.length === 1) yield `i.status = ${bound.add(filter.status[0])}`;
  else if (filter.status) yield `i.status = ANY(${bound.add(filter.status)}::text[])`;
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

const askedIs = (user: string): string =>
  `EXISTS (SELECT 1 FROM intent_people x WHERE x.intent_id = i.id AND x.user_id = ${user})`;
