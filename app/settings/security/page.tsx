import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { securityQuery, signInRulesQuery } from "@/components/queries/security";
import { SecuritySettings } from "@/components/security/security-settings";
import { readDemands } from "@/server/services/second-step/demands";
import { readSecurity } from "@/server/services/sign-in/security";

export const metadata: Metadata = { title: "Sign-in and security" };

export default async function SecurityPage() {
  const ctx = await requireMember();
  const isAdmin = ctx.caller.member.role === "admin";
  const client = new QueryClient();
  await client.prefetchQuery({ ...securityQuery(), queryFn: () => readSecurity(ctx) });
  if (isAdmin) await client.prefetchQuery({ ...signInRulesQuery(), queryFn: () => readDemands(ctx) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SecuritySettings isAdmin={isAdmin} />
    </HydrationBoundary>
  );
}
