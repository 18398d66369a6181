import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { SchedulesPage } from "@/components/admin/schedules/schedules-page";
import { schedulesQuery } from "@/components/queries/schedules";
import { listSchedules } from "@/server/services/schedules/list";

export const metadata: Metadata = { title: "On-call schedules" };

export default async function Schedules() {
  const ctx = await requireMember();
  const client = new QueryClient();
  await client.prefetchQuery({ ...schedulesQuery(), queryFn: async () => (await listSchedules(ctx)).items });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SchedulesPage />
    </HydrationBoundary>
  );
}
