import type { Metadata } from "next";
import { AuditPage } from "@/components/admin/audit/audit-page";

export const metadata: Metadata = { title: "Audit trail" };

export default function Audit() {
  return <AuditPage />;
}
