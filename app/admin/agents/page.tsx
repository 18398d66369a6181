import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { AgentsPage } from "@/components/admin/agents/agents-page";

export const metadata: Metadata = { title: "Agents" };

export default async function Agents() {
  const { caller } = await requireMember();
  return <AgentsPage email={caller.member.email} />;
}
