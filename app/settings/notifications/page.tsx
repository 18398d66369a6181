import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { notificationsQuery } from "@/components/queries/notifications";
import { NotificationSettings } from "@/components/settings/notification-settings";
import { readNotificationSettings } from "@/server/services/notifications/settings";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const ctx = await requireMember();
  const client = new QueryClient();
  await client.prefetchQuery({ ...notificationsQuery(), queryFn: () => readNotificationSettings(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NotificationSettings />
    </HydrationBoundary>
  );
}
