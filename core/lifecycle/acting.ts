import type { Member } from "../access";
import type { Actor, Decision, Intent } from "../intent";

/** For whom somebody answers who stands in for an absent one. */
export function actingForOf(
  intent: Pick<Intent, "asked">,
  { id }: Pick<Member, "id">,
): Decision["decidedBy"]["actingFor"] {
  const insteadOf = intent.asked.find((person) => person.id === id)?.insteadOf;
  return insteadOf ? { id: insteadOf.id, name: insteadOf.name } : null;
}

/** Somebody who answers, with whom they stand in for. */
export function answering(intent: Pick<Intent, "asked">, { id, name }: Pick<Member, "id" | "name">): Actor {
  const actingFor = actingForOf(intent, { id });
  return { type: "user", id, name, ...(actingFor && { actingFor }) };
}
