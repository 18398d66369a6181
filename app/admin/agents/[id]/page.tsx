import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { AgentPage } from "@/components/admin/agents/agent-page";

export const metadata: Metadata = { title: "Agent" };

export default async function Agent({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, { caller }] = await Promise.all([params, requireMember()]);
  return <AgentPage id={id} email={caller.member.email} />;
}
