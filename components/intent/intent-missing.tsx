import { FileQuestionMark } from "lucide-react";
import { EmptyState } from "../ui/empty-state";

/** Missing and somebody else's look alike. */
export function IntentMissing() {
  return (
    <EmptyState icon={<FileQuestionMark />} title="There is nothing here for you">
      It does not exist, or you were not asked. Whoever sent you the link can pass it on to you.
    </EmptyState>
  );
}
