import type { Metadata } from "next";
import { NewPolicyPage } from "@/components/admin/policies/policy-page";

export const metadata: Metadata = { title: "New policy" };

export default function NewPolicy() {
  return <NewPolicyPage />;
}
