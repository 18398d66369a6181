import type { Metadata } from "next";
import { TeamPage } from "@/components/admin/teams/team-page";

export const metadata: Metadata = { title: "Team" };

export default async function Team({ params }: { params: Promise<{ id: string }> }) {
  return <TeamPage id={(await params).id} />;
}
