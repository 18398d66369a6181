import type { Command } from "@/core/lifecycle/commands";
import type { SnoozeBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { type Ctx, requireReviewer } from "../context";
import { changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/**
 * Hides an intent from the caller's own inbox until a time, and spares them its reminders. Everybody else sees who did so;
 * the chain, what others are told and the deadline go on. A revision, the agent's answer or being asked anew ends it early.
 * Throws invalid_request where the time is past, after the deadline or too far away, and conflict for whoever was not asked.
 */
export const snoozeIntent = (ctx: Ctx, id: string, { until }: SnoozeBody): Promise<IntentWire> =>
  handle(ctx, id, (by) => ({ type: "snooze", by, until }));

/** Shows it in the caller's inbox again. */
export const wakeIntent = (ctx: Ctx, id: string): Promise<IntentWire> =>
  handle(ctx, id, (by) => ({ type: "wake", by }));

type By = ReturnType<typeof requireReviewer>["member"];

async function handle(ctx: Ctx, id: string, command: (by: By) => Command): Promise<IntentWire> {
  const { member } = requireReviewer(ctx);
  const { after } = await changeIntent(ctx, id, (_, intent) => {
    requireVisible(ctx, intent);
    return command(member);
  });
  return shownTo(ctx, after);
}
