import type { IntentWire } from "@/core/wire/intent";
import { effectOf } from "@/core/task-types";
import { GrantDialog } from "../admin/grants/grant-dialog";
import { Button } from "../ui/button";

/** Offers an admin to allow what a person just did, so that nobody has to be asked again. */
export function AllowFurther({ intent }: { intent: IntentWire }) {
  const { status, decision, task_type, allowed_outcomes, outcome } = intent;
  const affirmed = effectOf(task_type, allowed_outcomes, outcome ?? "") === "affirm";
  if (status !== "decided" || !affirmed || !decision || decision.via === "policy") return null;
  return (
    <p className="flex flex-wrap items-center justify-between gap-2 rounded-md border border-line px-4 py-2">
      <span className="min-w-0 flex-1 basis-56 text-ink-muted">
        Would you say yes every time? Then nobody has to be asked.
      </span>
      <GrantDialog
        start={{ agent: intent.from_agent, intentType: intent.intent_type, field: firstNumber(intent) }}
        trigger={<Button className="h-11 desk:h-8">Allow this for this agent…</Button>}
      />
    </p>
  );
}

/** What a bound is most often about. */
function firstNumber({ payload }: IntentWire): { name: string; value: string } | undefined {
  const found = Object.entries(payload).find(([, value]) => typeof value === "number");
  return found && { name: found[0], value: String(found[1]) };
}
