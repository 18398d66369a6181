import type { Metadata } from "next";
import { CalendarPage } from "@/components/admin/holidays/calendar-page";

export const metadata: Metadata = { title: "Holidays" };

export default async function Holidays({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return <CalendarPage slug={decodeURIComponent(slug)} />;
}
