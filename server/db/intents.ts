import type { Intent } from "@/core/intent";
import { type Db, rows } from "./client";
import { INTENT_COLUMNS, type IntentRow, intentOf } from "./intent-rows";

const FROM = "FROM intents i JOIN agents a ON a.id = i.agent_id";

interface LockedRow extends IntentRow {
  /** The newest fact when the statement began; another than `last_seq` where the lock had to be waited for. */
  seen_seq: bigint;
}

const LOCKED_COLUMNS = `${INTENT_COLUMNS}, (SELECT s.last_seq FROM intents s WHERE s.id = i.id) AS seen_seq`;

/** The intents as they are now, each with its newest fact; anybody may change them meanwhile. */
export async function readIntents(
  on: Db,
  wanted: readonly { workspaceId: string; id: string }[],
): Promise<Map<string, { intent: Intent; seen: bigint }>> {
  const text = `SELECT ${INTENT_COLUMNS} ${FROM}
    JOIN (SELECT DISTINCT id, workspace_id FROM unnest($1::text[], $2::text[]) AS x(id, workspace_id)) w
      ON w.id = i.id AND w.workspace_id = i.workspace_id`;
  const found = await rows<IntentRow>(
    on,
    text,
    wanted.map(({ id }) => id),
    wanted.map(({ workspaceId }) => workspaceId),
  );
  return new Map(found.map((row) => [row.id, { intent: intentOf(row), seen: row.last_seq }]));
}

/** The intents with their rows locked until the transaction ends, in the order of their ids, so that two who want the same never wait in a circle. */
export async function lockIntents(
  tx: Db,
  wanted: readonly { workspaceId: string; id: string }[],
): Promise<Map<string, { intent: Intent; seen?: bigint }>> {
  const text = `SELECT ${LOCKED_COLUMNS} ${FROM}
    JOIN (SELECT DISTINCT id, workspace_id FROM unnest($1::text[], $2::text[]) AS x(id, workspace_id)) w
      ON w.id = i.id AND w.workspace_id = i.workspace_id
    ORDER BY i.id FOR UPDATE OF i`;
  const found = await rows<LockedRow>(
    tx,
    text,
    wanted.map(({ id }) => id),
    wanted.map(({ workspaceId }) => workspaceId),
  );
  return new Map((await asLocked(tx, found)).map((intent) => [intent.id, { intent }]));
}

/** Up to `limit` intents of any workspace that were due by `dueBy`, locked; those that another process holds are passed over. */
export async function lockDueIntents(tx: Db, dueBy: Date, limit: number): Promise<Intent[]> {
  const text = `SELECT ${LOCKED_COLUMNS} ${FROM} WHERE i.next_moment_at <= $1
    ORDER BY i.next_moment_at LIMIT $2 FOR UPDATE OF i SKIP LOCKED`;
  return asLocked(tx, await rows<LockedRow>(tx, text, dueBy, limit));
}

/**
 * A lock that had to be waited for gives the row as it is now, but what is read beside it is as the statement found it when
 * it began: the people of before. Such intents are read again, now that nobody else can change them.
 */
async function asLocked(tx: Db, found: readonly LockedRow[]): Promise<Intent[]> {
  const outdated = found.filter((row) => row.seen_seq !== row.last_seq).map(({ id }) => id);
  if (outdated.length === 0) return found.map(intentOf);
  const again = await rows<IntentRow>(
    tx,
    `SELECT ${INTENT_COLUMNS} ${FROM} WHERE i.id = ANY($1::text[])`,
    outdated,
  );
  const byId = new Map(again.map((row) => [row.id, row]));
  return found.map((row) => intentOf(byId.get(row.id) ?? row));
}

export async function findIntent(
  on: Db,
  workspaceId: string,
  id: string,
): Promise<{ intent: Intent; lastSeq: bigint } | null> {
  const text = `SELECT ${INTENT_COLUMNS} ${FROM} WHERE i.id = $1 AND i.workspace_id = $2`;
  const [row] = await rows<IntentRow>(on, text, id, workspaceId);
  return row ? { intent: intentOf(row), lastSeq: row.last_seq } : null;
}

/** When the clock has something to do next; null where nothing waits. */
export async function nextMomentAt(on: Db): Promise<Date | null> {
  const [row] = await rows<{ at: Date | null }>(
    on,
    "SELECT min(next_moment_at) AS at FROM intents WHERE next_moment_at IS NOT NULL",
  );
  return row?.at ?? null;
}

/** The newest fact of each of these intents, to catch up those who wait for them. */
export async function lastSeqs(on: Db, ids: readonly string[]): Promise<Map<string, bigint>> {
  const found = await rows<{ id: string; last_seq: bigint }>(
    on,
    "SELECT id, last_seq FROM intents WHERE id = ANY($1::text[])",
    ids,
  );
  return new Map(found.map((row) => [row.id, row.last_seq]));
}
