import type { Metadata } from "next";
import { TeamsPage } from "@/components/admin/teams/teams-page";

export const metadata: Metadata = { title: "Teams" };

export default function Teams() {
  return <TeamsPage />;
}
