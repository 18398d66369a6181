import { deadlineOf } from "@/core/escalation";
import { previewOf } from "@/core/preview";
import type { PreviewBody } from "@/core/wire/policy-preview";
import { type PreviewWire, previewToWire } from "@/core/wire/preview";
import { type Ctx, requireOverseer } from "../context";
import { draftOf } from "./draft";
import { whoIsBehind } from "./who";

/** Who would be told what and when if nobody answered. Throws forbidden, and invalid_request with pointers below /policy. */
export async function previewPolicy(ctx: Ctx, { policy, start_at }: PreviewBody): Promise<PreviewWire> {
  requireOverseer(ctx);
  const plan = (await draftOf(ctx, policy)).planFor(null);
  const startAt = start_at === undefined ? ctx.now : new Date(start_at);
  const whoAt = await whoIsBehind(ctx.workspaceId, [plan], { from: startAt, to: deadlineOf(plan, startAt) });
  return previewToWire(previewOf(plan, startAt, whoAt));
}
