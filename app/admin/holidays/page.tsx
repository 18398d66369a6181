import type { Metadata } from "next";
import { HolidaysPage } from "@/components/admin/holidays/holidays-page";

export const metadata: Metadata = { title: "Holidays" };

export default function Holidays() {
  return <HolidaysPage />;
}
