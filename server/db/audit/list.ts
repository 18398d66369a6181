import type { AdminKind } from "@/core/administration";
import type { FactType } from "@/core/facts";
import type { Actor } from "@/core/intent";
import type { Json } from "@/core/json";
import type { Origin, OriginChannel } from "@/core/origin";
import { type Db, rows } from "../client";
import { Parameters } from "../list/filter";

/** Where the page before ended: entries of one time stand in the order of their sources, then of their numbers. */
export interface AuditPlace {
  at: Date;
  source: "fact" | "change";
  seq: bigint;
}

export interface AuditFilter {
  workspaceId: string;
  /** Of facts, those of these types; none where it is empty. */
  factTypes: readonly FactType[] | "all";
  kinds: readonly AdminKind[] | "all";
  subject?: string;
  actor?: string;
  channels?: readonly OriginChannel[];
  entry?: Pick<AuditPlace, "source" | "seq">;
  ip?: string;
  requestId?: string;
  from?: Date;
  to?: Date;
}

/** An entry as it is stored. Of a fact, `data` says what happened; of a change, `before` and `after`. */
export interface StoredEntry {
  source: "fact" | "change";
  seq: bigint;
  at: Date;
  actor: Actor;
  origin: Origin | null;
  type: string;
  subjectId: string;
  subjectName: string;
  action: string | null;
  data: Json;
  before: Json;
  after: Json;
  /** Of a fact: what its intent marks as sensitive. */
  sensitive: string[] | null;
  /** Its place in the tree; null until it is sealed. */
  index: bigint | null;
}

/** Up to `limit` entries after a place, newest first. Each filter has an index that ends in this order. */
export function listEntries(
  on: Db,
  filter: AuditFilter,
  after: AuditPlace | null,
  limit: number,
): Promise<StoredEntry[]> {
  const bound = new Parameters();
  const most = bound.add(limit);
  const branches = [FACTS, CHANGES].flatMap((table) => branchOf(table, filter, after, bound, most) ?? []);
  if (branches.length === 0) return Promise.resolve([]);
  // Titles are looked up one by one, because a join would read all intents for a page.
  const text = `WITH found AS (
      SELECT * FROM (${branches.join(" UNION ALL ")}) b ORDER BY at DESC, source DESC, seq DESC LIMIT ${most})
    SELECT f.source, f.seq, f.at, f.actor, f.origin, f.type, f.subject_id AS "subjectId",
      coalesce(f.subject_name, (SELECT title FROM intents WHERE id = f.subject_id), '') AS "subjectName",
      f.action, f.data, f.before, f.after,
      CASE WHEN f.source = 'fact' THEN (SELECT sensitive FROM intents WHERE id = f.subject_id) END AS sensitive,
      (SELECT index FROM audit_leaves l WHERE l.source = f.source AND l.seq = f.seq) AS index
    FROM found f
    ORDER BY f.at DESC, f.source DESC, f.seq DESC`;
  return rows<StoredEntry>(on, text, ...bound.values);
}

interface Table {
  source: AuditPlace["source"];
  columns: string;
  from: string;
  type: string;
  subject: string;
  types: (filter: AuditFilter) => readonly string[] | "all";
}

const FACTS: Table = {
  source: "fact",
  columns: `'fact' AS source, t.seq, t.at, t.actor, t.origin, t.type, t.intent_id AS subject_id, NULL AS subject_name, NULL AS action,
    t.data, NULL::json AS before, NULL::json AS after`,
  from: "trail_facts",
  type: "t.type",
  subject: "t.intent_id",
  types: ({ factTypes }) => factTypes,
};

const CHANGES: Table = {
  source: "change",
  columns: `'change' AS source, t.seq, t.at, t.actor, t.origin, t.kind AS type, t.subject_id, t.subject_name, t.action,
    NULL::json AS data, t.before, t.after`,
  from: "trail_changes",
  type: "t.kind",
  subject: "t.subject_id",
  types: ({ kinds }) => kinds,
};

/** A table's newest that fit; null where none can. */
function branchOf(
  table: Table,
  filter: AuditFilter,
  after: AuditPlace | null,
  bound: Parameters,
  most: string,
): string | null {
  const types = table.types(filter);
  if (types.length === 0 || (filter.entry && filter.entry.source !== table.source)) return null;
  const { values, expression, others } = leadOf(table, filter, types);
  const conditions = [
    `t.workspace_id = ${bound.add(filter.workspaceId)}`,
    ...equalities(table, filter, bound),
    ...others.map(([of, list]) => `${of} = ANY(${bound.add(list)}::text[])`),
    ...(filter.from ? [`t.at >= ${bound.add(filter.from)}::timestamptz`] : []),
    ...(filter.to ? [`t.at < ${bound.add(filter.to)}::timestamptz`] : []),
    ...(after ? [beyond(table, after, bound)] : []),
  ];
  const newest = (more: readonly string[]) =>
    `SELECT ${table.columns} FROM ${fenced(table, filter, [...conditions, ...more].join(" AND "))}
      ORDER BY t.at DESC, t.seq DESC LIMIT ${most}`;
  if (!values) return `(${newest([])})`;
  // One walk for each value, each in its index's order: one walk for all of them would have to sort all that fit.
  return `(SELECT n.* FROM unnest(${bound.add(values)}::text[]) AS lead(value)
    CROSS JOIN LATERAL (${newest([`${expression} = lead.value`])}) n)`;
}

/**
 * An intent has few facts, and so has a request: they are found first and then put in order, whatever the planner thinks of
 * how many there are. Of all else there may be very many, so that is walked in its order.
 */
const fenced = ({ source, from }: Table, { subject, requestId }: AuditFilter, conditions: string): string =>
  requestId !== undefined || (subject !== undefined && source === "fact")
    ? `(SELECT * FROM ${from} t WHERE ${conditions} OFFSET 0) t`
    : `${from} t WHERE ${conditions}`;

type Listed = [expression: string, values: readonly string[]];

/** Of what may have several values, that which leads; the rest is looked at row by row. Nothing leads where a single value does. */
function leadOf(table: Table, filter: AuditFilter, types: readonly string[] | "all") {
  const listed: Listed[] = [
    ...(types === "all" ? [] : [[table.type, types] satisfies Listed]),
    ...(filter.channels ? [[CHANNEL, filter.channels] satisfies Listed] : []),
  ];
  const { subject, actor, ip, requestId } = filter;
  const single = subject ?? actor ?? ip ?? requestId ?? filter.entry;
  const [first, ...others] = listed;
  if (!first || single !== undefined) return { values: null, expression: "", others: listed };
  return { values: first[1], expression: first[0], others };
}

const CHANNEL = "(t.origin ->> 'channel')";

function equalities(table: Table, filter: AuditFilter, bound: Parameters): string[] {
  const { subject, actor, entry, ip, requestId } = filter;
  return [
    ...(entry === undefined ? [] : [`t.seq = ${bound.add(String(entry.seq))}::bigint`]),
    ...(subject === undefined ? [] : [`${table.subject} = ${bound.add(subject)}`]),
    ...(actor === undefined ? [] : [`(t.actor ->> 'id') = ${bound.add(actor)}`]),
    ...(ip === undefined ? [] : [`(t.origin ->> 'ip') = ${bound.add(ip)}`]),
    ...(requestId === undefined ? [] : [`(t.origin ->> 'request_id') = ${bound.add(requestId)}`]),
  ];
}

/** What comes after a place; of entries of the same time, facts stand before changes. */
function beyond({ source }: Table, after: AuditPlace, bound: Parameters): string {
  const at = `${bound.add(after.at)}::timestamptz`;
  if (source === after.source) return `(t.at, t.seq) < (${at}, ${bound.add(String(after.seq))}::bigint)`;
  return source === "change" ? `t.at <= ${at}` : `t.at < ${at}`;
}
