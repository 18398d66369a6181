import type { Metadata } from "next";
import { IntentTypesPage } from "@/components/admin/intent-types/intent-types-page";

export const metadata: Metadata = { title: "Intent types" };

export default function IntentTypes() {
  return <IntentTypesPage />;
}
