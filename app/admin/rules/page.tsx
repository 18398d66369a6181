import type { Metadata } from "next";
import { RulesPage } from "@/components/admin/rules/rules-page";

export const metadata: Metadata = { title: "Rules" };

export default function Rules() {
  return <RulesPage />;
}
