import type { SnoozeBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { handleIntent } from "./handle";

/**
 * Hides an intent from the caller's own inbox until a time, and spares them its reminders. Everybody else sees who did so;
 * the chain, what others are told and the deadline go on. A revision, the agent's answer or being asked anew ends it early.
 * Throws invalid_request where the time is past, after the deadline or too far away, and conflict for whoever was not asked.
 */
export const snoozeIntent = (ctx: Ctx, id: string, { until }: SnoozeBody): Promise<IntentWire> =>
  handleIntent(ctx, id, ({ member: by }) => ({ type: "snooze", by, until }));

/** Shows it in the caller's inbox again. */
export const wakeIntent = (ctx: Ctx, id: string): Promise<IntentWire> =>
  handleIntent(ctx, id, ({ member: by }) => ({ type: "wake", by }));
