import { HOW_TO_CHECK, nextPeriod, type SendHead } from "@/core/audit/anchor";
import { deliveryRetry, nextAttemptAt } from "@/core/backoff";
import { type Call, isDelivered } from "@/core/delivery";
import { anchorQueue, type AnchorRow, beginSending, finishSending } from "@/server/db/audit/anchors";
import { headsUpTo, newestHead, type StoredHead } from "@/server/db/audit/log";
import { type Db, db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { workspaceName } from "@/server/db/workspaces";
import { log } from "@/server/log";
import { settings } from "@/server/settings";
import { workOnDue } from "../../in-hand";
import { headWire } from "../heads";

/** The ways that heads leave this server. */
export interface Ways {
  mail: SendHead;
  call: Call;
}

/** Sends up to `limit` places that are due their workspace's newest head. Returns how many were taken up. */
export const sendDueHeads = (limit: number, ways: Ways, clock: () => Date): Promise<number> =>
  workOnDue(anchorQueue, { limit, now: clock() }, (row) => serve(row, ways, clock));

/** When a place is due next; null where there is none. */
export const nextAnchorDue = (): Promise<Date | null> => anchorQueue.nextAt(db(EVERYWHERE));

const SHORTER = "The log is shorter than a head that was sent: its newest entries are gone.";

async function serve(row: AnchorRow, ways: Ways, clock: () => Date): Promise<void> {
  const on = db(workspaceOf(row));
  const head = await headFor(on, row);
  const sentSize = Number(row.sent_size);
  const resting = { nextAttemptAt: nextPeriod(clock(), row.every), again: false, sent: null };
  if (!head || head.treeSize <= sentSize) {
    const isShorter = (head?.treeSize ?? 0) < sentSize;
    if (isShorter) log.error({ workspace_id: row.workspace_id, sent: sentSize }, "the audit log was cut off");
    return finishSending(on, row.id, { ...resting, error: isShorter ? SHORTER : null });
  }
  await beginSending(on, row.id, head.treeSize);
  const failure = await send(on, row, head, ways);
  const now = clock();
  const later = nextPeriod(now, row.every);
  if (!failure) {
    const sent = { treeSize: head.treeSize, at: now };
    return finishSending(on, row.id, { nextAttemptAt: later, again: false, error: null, sent });
  }
  const delay = failure.retryable ? deliveryRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, failure.retryAfterSeconds);
  log.warn({ workspace_id: row.workspace_id, kind: row.kind, attempt: row.attempts }, "a head was not taken");
  // Nobody gives up on a place that keeps heads: what is newest then is tried in its next period.
  return finishSending(on, row.id, {
    nextAttemptAt: next ?? later,
    again: next !== null,
    error: failure.error,
    sent: null,
  });
}

/** The one that is on its way already, else the newest. */
async function headFor(on: Db, row: AnchorRow): Promise<StoredHead | null> {
  const size = row.sending_size === null ? null : Number(row.sending_size);
  const [begun] = size === null ? [] : await headsUpTo(on, row.workspace_id, size, 1);
  return begun && begun.treeSize === size ? begun : newestHead(on, row.workspace_id);
}

interface Failure {
  error: string;
  retryable: boolean;
  retryAfterSeconds: number | null;
}

/** Sends a head under an id that is the same on every attempt. Returns what went wrong, or null. */
async function send(on: Db, row: AnchorRow, head: StoredHead, { mail, call }: Ways): Promise<Failure | null> {
  const id = `${row.id}_${head.treeSize}`;
  const workspaceId = row.workspace_id;
  if (row.kind === "mail") {
    const name = (await workspaceName(on, workspaceId)) ?? workspaceId;
    const url = `${settings().PUBLIC_URL}/admin/audit`;
    const result = await mail({ id, to: row.address, workspace: { id: workspaceId, name }, head, url });
    return result.ok ? null : result;
  }
  const data = { workspace: workspaceId, ...headWire(head), check: HOW_TO_CHECK };
  const body = { type: "audit.head", timestamp: head.at.toISOString(), data };
  const secrets = row.secret === null ? [] : [row.secret];
  const result = await call({ id, url: row.address, secrets, body });
  return isDelivered(result) ? null : { ...result, error: result.error ?? `answered ${result.status}` };
}
