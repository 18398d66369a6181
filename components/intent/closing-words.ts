import type { IntentWire } from "@/core/wire/intent";
import { outcomeLabel, outcomePast } from "./outcome-words";
import { decidedByRule } from "./rule-words";
import { at, type Sentence, who } from "./sentence";

type Ended = Pick<IntentWire, "status" | "decision" | "outcome" | "from_agent_name">;

/** Who ended a closed question, and how: "Bea rejected this". */
export function endInWords({ status, decision, outcome, from_agent_name }: Ended): Sentence {
  if (status === "canceled") return [who(from_agent_name), " withdrew this"];
  if (status === "timed_out") return ["The deadline passed"];
  if (decision?.via === "policy")
    return [`${decidedByRule(decision.decided_by)}: ${outcomeLabel(outcome ?? "").toLowerCase()}`];
  return [who(decision?.decided_by.name ?? "Somebody"), ` ${outcomePast(outcome ?? "")}`];
}

/** Whose answer waits to be released, and until when it can be taken back. */
export function heldInWords(held: NonNullable<IntentWire["held"]>, readerId: string): Sentence {
  if (held.by.id === readerId) return ["Your answer goes out at ", at(held.until), "."];
  return [
    who(held.by.name),
    ` ${outcomePast(held.outcome)}, and may take it back until `,
    at(held.until),
    ".",
  ];
}
