import type { Metadata } from "next";
import { PeoplePage } from "@/components/admin/people/people-page";

export const metadata: Metadata = { title: "People" };

export default function People() {
  return <PeoplePage />;
}
