import type { Metadata } from "next";
import { RulePage } from "@/components/admin/rules/rule-page";

export const metadata: Metadata = { title: "Rule" };

/** "new" is the one that is not there yet. */
export default async function Rule({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <RulePage id={id === "new" ? null : id} />;
}
