import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { nameList } from "../intent/sentence";
import { Banner } from "../ui/banner";
import { Time } from "../ui/time";

interface MovedOnProps {
  intent: IntentWire;
  events: readonly FactWire[];
  person: { id: string };
}

/** Says that others are asked by now, to somebody whose link still works. */
export function MovedOn({ intent, events, person }: MovedOnProps) {
  if (intent.assignees.some(({ id }) => id === person.id)) return null;
  const fact = events.findLast(({ type }) => type === "reassigned" || type === "escalated");
  const now = nameList(intent.assignees.map(({ name }) => name)) || "somebody else";
  return (
    <Banner title={`This is with ${now} now`}>
      {fact?.type === "reassigned" ? `${fact.actor.name} passed it on ` : "It was escalated "}
      {fact && <Time at={fact.at} focusable />}. You can still answer, as long as nobody else has.
    </Banner>
  );
}
