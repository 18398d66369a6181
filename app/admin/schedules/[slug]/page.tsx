import type { Metadata } from "next";
import { SchedulePage } from "@/components/admin/schedules/schedule-page";

export const metadata: Metadata = { title: "On-call schedule" };

export default async function Schedule({ params }: { params: Promise<{ slug: string }> }) {
  return <SchedulePage slug={(await params).slug} />;
}
