import type { Metadata } from "next";
import { PoliciesPage } from "@/components/admin/policies/policies-page";

export const metadata: Metadata = { title: "Policies" };

export default function Policies() {
  return <PoliciesPage />;
}
