import type { Metadata } from "next";
import { PersonPage } from "@/components/admin/people/person-page";

export const metadata: Metadata = { title: "Person" };

export default async function Person({ params }: { params: Promise<{ id: string }> }) {
  return <PersonPage id={(await params).id} />;
}
