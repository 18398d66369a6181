import { flaw } from "@/core/errors";
import type { PushSubscriptionBody } from "@/core/wire/notifications";
import { db, type Db, transact } from "@/server/db/client";
import type { MemberKey } from "@/server/db/notification-settings";
import { addDevice, devicesOf, type PushDevice, removeDevice } from "@/server/db/push";
import { settings } from "@/server/settings";
import { type Ctx, newId, requireMember } from "../context";
import { changeReach } from "../notifications/reach";

const MOST_DEVICES = 20;

/** Has push messages go to this browser. Throws invalid_request for an endpoint that no push service has. */
export async function subscribeDevice(
  ctx: Ctx,
  body: PushSubscriptionBody,
  name: string,
): Promise<{ id: string }> {
  const member = memberOf(ctx);
  const { endpoint, keys } = body;
  // Where it really leads is looked at whenever something is sent; only a test's push service is without TLS.
  if (!endpoint.startsWith("https:") && settings().COUNTERSIGN_WEBHOOK_ALLOW === "")
    throw flaw("invalid_request", "/endpoint", "A push service is reached by https.");
  const bytes = { p256dh: keys.p256dh.replace(/=+$/, ""), auth: keys.auth.replace(/=+$/, "") };
  const device: PushDevice = { id: newId("psh"), endpoint, ...bytes, name, created_at: ctx.now };
  await transact(ctx, async (tx) => {
    const before = await addDevice(tx, member, device);
    if (before) await updateReach(tx, before, ctx.now);
    const [oldest, ...others] = await devicesOf(tx, member);
    if (oldest && others.length >= MOST_DEVICES) await removeDevice(tx, member, oldest.id);
    await updateReach(tx, member, ctx.now);
  });
  const kept = (await devicesOf(db(ctx), member)).find((one) => one.endpoint === endpoint);
  return { id: kept?.id ?? device.id };
}

/** Ends the subscription of one of the person's browsers, named by its endpoint or its id. Doing it twice is no error. */
export const unsubscribeDevice = (ctx: Ctx, endpointOrId: string): Promise<void> =>
  forgetDevice(memberOf(ctx), endpointOrId, ctx.now);

/** A browser that its push service no longer knows. */
export const forgetDevice = (member: MemberKey, endpointOrId: string, now: Date): Promise<void> =>
  transact(member, async (tx) => {
    await removeDevice(tx, member, endpointOrId);
    await updateReach(tx, member, now);
  });

/** The browsers that a person's messages go to. */
export const pushDevices = (member: MemberKey): Promise<PushDevice[]> => devicesOf(db(member), member);

async function updateReach(tx: Db, member: MemberKey, now: Date): Promise<void> {
  await changeReach(tx, member, "push", (await devicesOf(tx, member)).length > 0 ? now : null);
}

const memberOf = (ctx: Ctx): MemberKey => ({
  workspaceId: ctx.workspaceId,
  userId: requireMember(ctx).member.id,
});
