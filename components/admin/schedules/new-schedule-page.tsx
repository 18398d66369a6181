"use client";

import { useRouter } from "next/navigation";
import { useHydrated } from "../../intent/use-hydrated";
import { useNow, useTimeZone } from "../../ui/now";
import { AdminPage } from "../page";
import { ScheduleForm } from "./schedule-form";

/** Sets up a schedule. */
export function NewSchedulePage() {
  const router = useRouter();
  const zone = useTimeZone();
  const now = useNow(86_400_000);
  // The zone is the reader's own, which the server cannot know.
  const hydrated = useHydrated();
  return (
    <AdminPage
      title="New schedule"
      description="People take turns of whole weeks. Whoever is on call is asked when a level begins."
      back={{ href: "/admin/schedules", name: "On-call schedules" }}
    >
      {hydrated && (
        <ScheduleForm
          zone={zone}
          today={new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now)}
          onSaved={({ slug }) => router.push(`/admin/schedules/${slug}`)}
        />
      )}
    </AdminPage>
  );
}
