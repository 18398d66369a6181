import { CHANNELS, type Channel, isChosen, NOTICE_GROUPS, routesOf } from "@/core/channels";
import { nextDigestAt } from "@/core/digest-time";
import { flaw } from "@/core/errors";
import { isTimeZone } from "@/core/time-zone";
import type { NotificationsBody, NotificationsWire } from "@/core/wire/notifications";
import { db, type Db, transact } from "@/server/db/client";
import {
  findSettings,
  lockSettings,
  type MemberKey,
  type NotificationSettings,
  reachOf,
  saveRoutes,
  saveSettings,
} from "@/server/db/notification-settings";
import { devicesOf } from "@/server/db/push";
import { type Ctx, requireMember } from "../context";
import { vapidKeys } from "../push/keys";

const UNTOUCHED: NotificationSettings = {
  choices: {},
  digest: { cadence: "off", minutes: 480, timeZone: "UTC" },
  nextDigestAt: null,
};

/** What the signed-in person is told, and how. */
export async function readNotificationSettings(ctx: Ctx): Promise<NotificationsWire> {
  const member = memberOf(ctx);
  return show(db(ctx), member, (await findSettings(db(ctx), member)) ?? UNTOUCHED);
}

/** Replaces the settings of the signed-in person. Throws invalid_request for a time zone that does not exist. */
export async function saveNotificationSettings(
  ctx: Ctx,
  { choices, digest }: NotificationsBody,
): Promise<NotificationsWire> {
  const member = memberOf(ctx);
  if (!isTimeZone(digest.time_zone))
    throw flaw("invalid_request", "/digest/time_zone", "There is no such time zone.");
  const [hours = 0, minutes = 0] = digest.time.split(":").map(Number);
  const plan = { cadence: digest.cadence, minutes: hours * 60 + minutes, timeZone: digest.time_zone };
  return transact(ctx, async (tx) => {
    await lockSettings(tx, member);
    const settings = { choices, digest: plan, nextDigestAt: nextDigestAt(plan, ctx.now) };
    await storeSettings(tx, member, settings);
    return show(tx, member, settings);
  });
}

/** Writes settings that are locked, and what follows from them. */
export async function storeSettings(
  tx: Db,
  member: MemberKey,
  settings: NotificationSettings,
): Promise<void> {
  await saveSettings(tx, member, settings);
  await saveRoutes(tx, member, routesOf(settings.choices, await reachOf(tx, member)));
}

const memberOf = (ctx: Ctx): MemberKey => ({
  workspaceId: ctx.workspaceId,
  userId: requireMember(ctx).member.id,
});

async function show(
  on: Db,
  member: MemberKey,
  { choices, digest, nextDigestAt: next }: NotificationSettings,
): Promise<NotificationsWire> {
  const [reach, devices, { publicKey }] = await Promise.all([
    reachOf(on, member),
    devicesOf(on, member),
    vapidKeys(),
  ]);
  const ofGroup = (group: (typeof NOTICE_GROUPS)[number]) =>
    Object.fromEntries(CHANNELS.map((channel) => [channel, isChosen(choices, group, channel)]));
  return {
    choices: Object.fromEntries(
      NOTICE_GROUPS.map((group) => [group, ofGroup(group)]),
    ) as NotificationsWire["choices"],
    reach: CHANNELS.filter((channel: Channel) => channel === "email" || reach.includes(channel)),
    digest: {
      cadence: digest.cadence,
      time: timeOfDay(digest.minutes),
      time_zone: digest.timeZone,
      next_at: next?.toISOString() ?? null,
    },
    push: {
      public_key: publicKey,
      devices: devices.map(({ id, name, created_at }) => ({
        id,
        name,
        created_at: created_at.toISOString(),
      })),
    },
  };
}

const timeOfDay = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
