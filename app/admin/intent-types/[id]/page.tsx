import type { Metadata } from "next";
import { IntentTypePage } from "@/components/admin/intent-types/intent-type-page";

export const metadata: Metadata = { title: "Intent type" };

export default async function IntentType({ params }: { params: Promise<{ id: string }> }) {
  return <IntentTypePage id={(await params).id} />;
}
