import { AppError } from "@/core/errors";
import type { AdminChange } from "@/core/administration";
import type { Json } from "@/core/json";
import type { ReplayBody, ReplayedWire } from "@/core/wire/deliveries";
import type { Db } from "@/server/db/client";
import { type Place, replayOne, replaySince } from "@/server/db/delivery-log";
import { administer } from "../administration/administer";
import { lockedAgent } from "../agents/find";
import type { Ctx } from "../context";
import { lockedEndpoint } from "../webhooks/find";
import { seqOf } from "./list";
import { replayed } from "./wake";

const AT_ONCE = 1_000;

type Named = Pick<AdminChange, "kind" | "id" | "name">;

/** Sends an endpoint again what it missed, each under the id it had. Throws forbidden, not_found, invalid_request, and conflict while it is disabled. */
export const replayToWebhook = (ctx: Ctx, id: string, body: ReplayBody): Promise<ReplayedWire> =>
  replay(ctx, body, async (tx) => {
    const { url, workspaceId, disabled } = await lockedEndpoint(tx, ctx, id);
    if (disabled) throw new AppError("conflict", "This webhook hears nothing: enable it first.");
    return [
      { kind: "endpoint", id, workspaceId },
      { kind: "webhook", id, name: url },
    ];
  });

/** The same for an agent's callbacks. Throws forbidden, not_found, invalid_request. */
export const replayToAgent = (ctx: Ctx, id: string, body: ReplayBody): Promise<ReplayedWire> =>
  replay(ctx, body, async (tx) => {
    const { name, workspaceId } = await lockedAgent(tx, ctx, id);
    return [
      { kind: "agent", id, workspaceId },
      { kind: "agent", id, name },
    ];
  });

async function replay(
  ctx: Ctx,
  body: ReplayBody,
  placeFor: (tx: Db) => Promise<[Place, Named]>,
): Promise<ReplayedWire> {
  const ids = await administer(ctx, async (tx) => {
    const [place, named] = await placeFor(tx);
    const ids =
      "delivery" in body ? [await one(tx, place, body.delivery, ctx.now)] : await since(tx, place, body, ctx);
    const entry = { ...named, action: "sent again what went to", before: null, after: entryOf(body, ids) };
    return { result: ids, changes: ids.length > 0 ? [entry] : [] };
  });
  replayed(ids.map(({ id }) => id));
  const last = ids.at(-1);
  return { replayed: ids.length, next_cursor: ids.length === AT_ONCE && last ? String(last.seq) : null };
}

interface Again {
  id: string;
  seq: bigint;
}

async function one(tx: Db, place: Place, id: string, now: Date): Promise<Again> {
  if (await replayOne(tx, place, id, now)) return { id, seq: 0n };
  throw new AppError("not_found", "There is no such delivery here.");
}

async function since(
  tx: Db,
  place: Place,
  { since, include, cursor }: Extract<ReplayBody, { since: Date }>,
  { now }: Ctx,
): Promise<Again[]> {
  const after = cursor === undefined ? 0n : seqOf(cursor);
  const wanted = { since, after, all: include === "all", limit: AT_ONCE };
  const found = await replaySince(tx, place, wanted, now);
  return found.toSorted((a, b) => Number(a.seq - b.seq));
}

/** What the audit trail keeps of it. */
const entryOf = (body: ReplayBody, { length: deliveries }: readonly Again[]): Json =>
  "delivery" in body
    ? { delivery: body.delivery }
    : { since: body.since.toISOString(), include: body.include, deliveries };
