import { Link2Off } from "lucide-react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** A link that is nobody's, or no longer. */
export function UnsubscribeUnknown() {
  return (
    <EmptyState
      level={1}
      icon={<Link2Off />}
      title="This link does not lead anywhere"
      action={
        <Button asChild variant="primary" size="touch">
          <a href="/settings/notifications">Open your settings</a>
        </Button>
      }
    >
      It may have been cut short by the mail program, or its reader is no longer a member here. Everything can
      also be turned off in your settings, after signing in.
    </EmptyState>
  );
}
