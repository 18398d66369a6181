import type { Metadata } from "next";
import { AbsencesPage } from "@/components/admin/absences/absences-page";

export const metadata: Metadata = { title: "Absences" };

export default function Absences() {
  return <AbsencesPage />;
}
