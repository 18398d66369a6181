import { type Channel, routesOf } from "@/core/channels";
import type { Db } from "@/server/db/client";
import {
  lockSettings,
  type MemberKey,
  reachOf,
  saveRoutes,
  setReach,
} from "@/server/db/notification-settings";

/**
 * A channel reaches somebody from now on, or no longer (`enabledAt` null): a device was subscribed, a chat account
 * matched. To be called in the transaction that stores why.
 */
export async function changeReach(
  tx: Db,
  member: MemberKey,
  channel: Exclude<Channel, "email">,
  enabledAt: Date | null,
): Promise<void> {
  const { choices } = await lockSettings(tx, member);
  await setReach(tx, member, channel, enabledAt);
  await saveRoutes(tx, member, routesOf(choices, await reachOf(tx, member)));
}
