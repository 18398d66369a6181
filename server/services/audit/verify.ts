import { entryId } from "@/core/audit/entry";
import type { VerificationWire, VerifyQuery } from "@/core/wire/audit-proof";
import { leafBeyond, newestHead } from "@/server/db/audit/log";
import { countQueued, readLog } from "@/server/db/audit/sealing";
import { db } from "@/server/db/client";
import { type Ctx, requireOverseer } from "../context";
import { namedMismatches } from "./check-entries";
import { strangers } from "./check-strangers";
import { headWire } from "./heads";
import { MOST_PROBLEMS, Walk } from "./walk";

/** Queued within the last second or so; more are counted as so many. */
const MOST_UNSEALED = 100_000;

/**
 * Computes the tree anew from what is stored, and names whatever is not as it was sealed. Reads in batches, so its memory does not
 * grow with the log. Throws forbidden.
 */
export async function verifyTrail(
  ctx: Ctx,
  { from, limit, head: kept }: VerifyQuery,
): Promise<VerificationWire> {
  requireOverseer(ctx);
  const { workspaceId } = ctx;
  const on = db(ctx);
  // First, so that what is sealed meanwhile is not missed in what is read afterwards.
  const log = await readLog(on, workspaceId);
  const until = Math.min(log.size, from + limit);
  const walk = await Walk.from(on, workspaceId, Math.min(from, log.size));
  if (kept !== undefined) await walk.compareWith(kept, log.size);
  await walk.upTo(until);
  const isWhole = until === log.size;
  if (isWhole) {
    walk.found.push(...(await walk.end(log)));
    walk.found.push(...(await strangers(on, workspaceId, MOST_PROBLEMS)));
    const beyond = await leafBeyond(on, workspaceId);
    if (beyond)
      walk.found.push({
        kind: "inserted",
        entry: entryId(beyond),
        index: beyond.index,
        detail: `The leaf of ${entryId(beyond)} was put behind the log's end.`,
      });
  }
  const problems = [...namedMismatches(walk.mismatches), ...walk.found];
  const head = await newestHead(on, workspaceId);
  return {
    ok: problems.length === 0,
    tree_size: log.size,
    entries_checked: walk.checked,
    unsealed: await countQueued(on, workspaceId, MOST_UNSEALED),
    head: head && headWire(head),
    problems: problems.slice(0, MOST_PROBLEMS),
    next: isWhole ? null : until,
  };
}
