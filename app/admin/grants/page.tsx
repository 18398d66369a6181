import type { Metadata } from "next";
import { GrantsPage } from "@/components/admin/grants/grants-page";

export const metadata: Metadata = { title: "Grants" };

export default function Grants() {
  return <GrantsPage />;
}
