import type { Metadata } from "next";
import { PolicyPage } from "@/components/admin/policies/policy-page";

export const metadata: Metadata = { title: "Policy" };

export default async function Policy({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return <PolicyPage slug={decodeURIComponent(slug)} />;
}
