import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { OwnAbsencePage } from "@/components/absence/own-absence-page";
import { absencesQuery } from "@/components/queries/absences";
import { calendarQuery } from "@/components/queries/calendar";
import { AbsencesQuery } from "@/core/wire/absences";
import { listAbsences } from "@/server/services/absences/list";
import { readCalendar } from "@/server/services/calendar/own";

export const metadata: Metadata = { title: "Absence and calendar" };

export default async function Absence() {
  const ctx = await requireMember();
  const client = new QueryClient();
  const filter = { user: "me", when: "current" } as const;
  await Promise.all([
    client.prefetchInfiniteQuery({
      ...absencesQuery(filter),
      queryFn: () => listAbsences(ctx, AbsencesQuery.parse(filter)),
    }),
    client.prefetchQuery({ ...calendarQuery(), queryFn: () => readCalendar(ctx) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OwnAbsencePage member={ctx.caller.member} />
    </HydrationBoundary>
  );
}
