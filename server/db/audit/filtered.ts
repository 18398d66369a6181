import type { Source } from "@/core/audit/entry";
import { type Db, rows } from "../client";
import { Parameters } from "../list/filter";
import { leafIn, type LeafRow, type StoredLeaf } from "./log";

export interface LeafFilter {
  source?: Source;
  /** Types of facts, kinds of changes, or kinds with their action such as policy.changed. */
  types?: readonly string[];
  subject?: string;
  actor?: string;
  channels?: readonly string[];
  entry?: { source: Source; seq: bigint };
  ip?: string;
  requestId?: string;
  from?: Date;
  to?: Date;
}

const AT = "coalesce(f.at, c.at)";
const ORIGIN = "coalesce(f.origin, c.origin)";

/** Leaves from a place on and before a size, of entries that a filter lets through, in their order. */
export async function filteredLeaves(
  on: Db,
  workspaceId: string,
  place: { from: number; size: number },
  filter: LeafFilter,
  limit: number,
): Promise<StoredLeaf[]> {
  const bound = new Parameters();
  const whole = [
    `l.workspace_id = ${bound.add(workspaceId)}`,
    `l.index >= ${bound.add(place.from)}::bigint`,
    `l.index < ${bound.add(place.size)}::bigint`,
  ];
  const text = `SELECT l.index, l.source, l.seq, encode(l.leaf_hash, 'hex') AS hash, l.salts, l.dropped FROM audit_leaves l
    LEFT JOIN facts f ON l.source = 'fact' AND f.seq = l.seq
    LEFT JOIN admin_changes c ON l.source = 'change' AND c.seq = l.seq
    WHERE ${[...whole, ...conditionsOf(filter, bound)].join(" AND ")} ORDER BY l.index LIMIT ${bound.add(limit)}`;
  return (await rows<LeafRow>(on, text, ...bound.values)).map(leafIn);
}

function conditionsOf(filter: LeafFilter, bound: Parameters): string[] {
  const { source, types, subject, actor, channels, entry, ip, requestId, from, to } = filter;
  const type = (names: readonly string[]): string => {
    const list = `ANY(${bound.add(names)}::text[])`;
    return `(f.type = ${list} OR c.kind = ${list} OR c.kind || '.' || c.action = ${list})`;
  };
  const seq = (number: bigint): string => `l.seq = ${bound.add(String(number))}::bigint`;
  return [
    ...(source === undefined ? [] : [`l.source = ${bound.add(source)}`]),
    ...(types === undefined ? [] : [type(types)]),
    ...(subject === undefined ? [] : [`coalesce(f.intent_id, c.subject_id) = ${bound.add(subject)}`]),
    ...(actor === undefined ? [] : [`coalesce(f.actor, c.actor) ->> 'id' = ${bound.add(actor)}`]),
    ...(channels === undefined ? [] : [`${ORIGIN} ->> 'channel' = ANY(${bound.add(channels)}::text[])`]),
    ...(entry === undefined ? [] : [`l.source = ${bound.add(entry.source)}`, seq(entry.seq)]),
    ...(ip === undefined ? [] : [`${ORIGIN} ->> 'ip' = ${bound.add(ip)}`]),
    ...(requestId === undefined ? [] : [`${ORIGIN} ->> 'request_id' = ${bound.add(requestId)}`]),
    ...(from === undefined ? [] : [`${AT} >= ${bound.add(from)}::timestamptz`]),
    ...(to === undefined ? [] : [`${AT} < ${bound.add(to)}::timestamptz`]),
  ];
}
