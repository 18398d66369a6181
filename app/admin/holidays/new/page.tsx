import type { Metadata } from "next";
import { NewCalendarPage } from "@/components/admin/holidays/calendar-page";

export const metadata: Metadata = { title: "Add a holiday calendar" };

export default function NewHolidays() {
  return <NewCalendarPage />;
}
