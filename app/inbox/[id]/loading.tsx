import { IntentSkeleton } from "@/components/intent/intent-skeleton";

export default function Loading() {
  return <IntentSkeleton />;
}
