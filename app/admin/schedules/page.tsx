import type { Metadata } from "next";
import { SchedulesPage } from "@/components/admin/schedules/schedules-page";

export const metadata: Metadata = { title: "On-call schedules" };

export default function Schedules() {
  return <SchedulesPage />;
}
