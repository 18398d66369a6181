import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { deviceName } from "@/core/device-name";
import { PushEndpointBody, PushSubscriptionBody } from "@/core/wire/notifications";
import { readNotificationSettings } from "@/server/services/notifications/settings";
import { subscribeDevice, unsubscribeDevice } from "@/server/services/push/subscribe";

export const POST = route({
  authenticate: asMember,
  body: PushSubscriptionBody,
  handle: async ({ ctx, request, body }) => {
    await subscribeDevice(ctx, body, deviceName(request.headers.get("user-agent") ?? ""));
    return json(201, await readNotificationSettings(ctx));
  },
});

export const DELETE = route({
  authenticate: asMember,
  body: PushEndpointBody,
  handle: async ({ ctx, body }) => {
    await unsubscribeDevice(ctx, body.endpoint);
    return json(200, await readNotificationSettings(ctx));
  },
});
