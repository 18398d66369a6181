import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { NotificationsBody } from "@/core/wire/notifications";
import { readNotificationSettings, saveNotificationSettings } from "@/server/services/notifications/settings";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readNotificationSettings(ctx)),
});

export const PUT = route({
  authenticate: asMember,
  body: NotificationsBody,
  handle: async ({ ctx, body }) => json(200, await saveNotificationSettings(ctx, body)),
});
