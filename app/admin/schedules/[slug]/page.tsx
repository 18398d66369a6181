import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { SchedulePage } from "@/components/admin/schedules/schedule-page";
import { scheduleQuery, shiftsQuery } from "@/components/queries/schedules";
import { ShiftsQuery } from "@/core/wire/schedules";
import { readSchedule } from "@/server/services/schedules/list";
import { readShifts } from "@/server/services/schedules/shifts";

export const metadata: Metadata = { title: "On-call schedule" };

export default async function Schedule({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const ctx = await requireMember();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await Promise.all([
    client.prefetchQuery({ ...scheduleQuery(slug), queryFn: () => readSchedule(ctx, slug) }),
    client.prefetchQuery({
      ...shiftsQuery(slug),
      queryFn: () => readShifts(ctx, slug, ShiftsQuery.parse({})),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SchedulePage slug={slug} />
    </HydrationBoundary>
  );
}
