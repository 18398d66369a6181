import { Link2Off } from "lucide-react";
import Link from "next/link";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** A link that is nobody's, or no longer. */
export function LinkUnknown() {
  return (
    <EmptyState
      level={1}
      icon={<Link2Off />}
      title="This link does not lead anywhere"
      action={
        <Button asChild variant="primary" size="touch">
          <Link href="/inbox" prefetch={false}>
            Open the inbox
          </Link>
        </Button>
      }
    >
      It may have been cut short by the mail program, or its reader is no longer a member here. Open it from
      the mail again, or sign in and answer in the inbox.
    </EmptyState>
  );
}
