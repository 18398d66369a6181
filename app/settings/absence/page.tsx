import type { Metadata } from "next";
import { requireMember } from "@/app/_auth/session";
import { OwnAbsencePage } from "@/components/absence/own-absence-page";

export const metadata: Metadata = { title: "Absence and calendar" };

export default async function Absence() {
  const { member } = (await requireMember()).caller;
  return <OwnAbsencePage member={member} />;
}
