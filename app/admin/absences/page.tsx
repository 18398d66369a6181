import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { AbsencesPage } from "@/components/admin/absences/absences-page";
import { absencesQuery } from "@/components/queries/absences";
import { AbsencesQuery } from "@/core/wire/absences";
import { listAbsences } from "@/server/services/absences/list";

export const metadata: Metadata = { title: "Absences" };

export default async function Absences() {
  const ctx = await requireMember();
  const client = new QueryClient();
  const filter = { when: "current" } as const;
  await client.prefetchInfiniteQuery({
    ...absencesQuery(filter),
    queryFn: () => listAbsences(ctx, AbsencesQuery.parse(filter)),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AbsencesPage />
    </HydrationBoundary>
  );
}
