import type { Metadata } from "next";
import { NewSchedulePage } from "@/components/admin/schedules/new-schedule-page";

export const metadata: Metadata = { title: "New schedule" };

export default function NewSchedule() {
  return <NewSchedulePage />;
}
