import { replay, summaryOf } from "@/core/simulate";
import { replayToWire, type SimulateBody, type SimulationWire, summaryToWire } from "@/core/wire/simulation";
import { db } from "@/server/db/client";
import { lastIntents, lastIntentsUnder } from "@/server/db/past-intents";
import { type Ctx, requireOverseer } from "../context";
import { draftOf } from "./draft";
import { whoIsBehind } from "./who";

const DEFAULT_LAST = 100;

/**
 * What a draft would have changed for the last intents under its policy, had they been answered when they were; for the last of
 * any kind where none began under it yet. Teams and schedules are taken as they are now. Throws forbidden, and invalid_request with pointers
 * below /policy.
 */
export async function simulatePolicy(
  ctx: Ctx,
  { policy, last = DEFAULT_LAST }: SimulateBody,
): Promise<SimulationWire> {
  requireOverseer(ctx);
  const { workspaceId, now } = ctx;
  const draft = await draftOf(ctx, policy);
  const under = await lastIntentsUnder(db(ctx), workspaceId, draft.policy.slug, last);
  const past = under.length > 0 ? under : await lastIntents(db(ctx), workspaceId, last);
  const pairs = past.map((intent) => ({ intent, plan: draft.planFor(intent) }));
  const plans = pairs.flatMap(({ intent, plan }) => [intent.plan, plan]);
  const whoAt = await whoIsBehind(workspaceId, plans, { from: past.at(-1)?.createdAt ?? now, to: now });
  const replays = pairs.map(({ intent, plan }) => ({ intent, ...replay(intent, plan, whoAt, now) }));
  return {
    based_on: under.length > 0 ? "policy" : "recent",
    summary: summaryToWire(summaryOf(replays)),
    items: replays.map(({ intent, ...rest }) => ({
      id: intent.id,
      title: intent.title,
      status: intent.status,
      created_at: intent.createdAt.toISOString(),
      closed_at: intent.closedAt?.toISOString() ?? null,
      answered_by: intent.answeredBy,
      ...replayToWire(rest),
    })),
  };
}
