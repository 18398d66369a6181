import { spellDuration } from "@/core/duration";
import { droppedBefore } from "@/core/retention";
import type {
  RetentionPreviewBody,
  RetentionPreviewWire,
  Retention,
  RetentionWire,
} from "@/core/wire/sensitive";
import { db } from "@/server/db/client";
import {
  countDue,
  lockWorkspaceRetention,
  saveWorkspaceRetention,
  workspaceRetention,
} from "@/server/db/retention";
import { administer } from "../administration/administer";
import { type Ctx, requireOverseer } from "../context";

const COUNTED = 100_000;

/** How long values are kept of types that say nothing themselves. Throws forbidden. */
export async function readRetention(ctx: Ctx): Promise<RetentionWire> {
  requireOverseer(ctx);
  return retentionWire(await workspaceRetention(db(ctx), ctx.workspaceId));
}

/** Sets it; null keeps everything. Throws forbidden. */
export const setRetention = (ctx: Ctx, retention: Retention | null): Promise<RetentionWire> =>
  administer(ctx, async (tx) => {
    const before = await lockWorkspaceRetention(tx, ctx.workspaceId);
    await saveWorkspaceRetention(tx, ctx.workspaceId, retention);
    const about = { kind: "retention", id: ctx.workspaceId, name: "Retention", action: "changed" } as const;
    const entries = { before: spelled(before), after: spelled(retention) };
    return { result: retentionWire(retention), changes: [{ ...about, ...entries }] };
  });

/** How many closed intents would lose something at once, were this so. Changes nothing. Throws forbidden. */
export async function previewRetention(ctx: Ctx, body: RetentionPreviewBody): Promise<RetentionPreviewWire> {
  requireOverseer(ctx);
  const { intent_type: intentType = null, what, after } = body;
  const closedBefore = droppedBefore({ after }, ctx.now);
  const count = await countDue(
    db(ctx),
    { workspaceId: ctx.workspaceId, intentType, what, closedBefore },
    COUNTED + 1,
  );
  return {
    count: Math.min(count, COUNTED),
    more: count > COUNTED,
    closed_before: closedBefore.toISOString(),
  };
}

/** As people put it: durations as text. */
export const spelledRetention = ({ after, what }: Retention) => ({ after: spellDuration(after), what });

const spelled = (retention: Retention | null) => retention && spelledRetention(retention);

const retentionWire = (retention: Retention | null): RetentionWire => ({ default: spelled(retention) });
