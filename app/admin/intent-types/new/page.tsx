import type { Metadata } from "next";
import { NewIntentTypePage } from "@/components/admin/intent-types/intent-type-page";

export const metadata: Metadata = { title: "New intent type" };

interface Props {
  searchParams: Promise<{ name?: string | string[] }>;
}

export default async function NewIntentType({ searchParams }: Props) {
  const { name } = await searchParams;
  return <NewIntentTypePage name={typeof name === "string" ? name : null} />;
}
