import type { FactWire } from "@/core/wire/fact";

/** What others do that changes what the reader can do here, or what they read. */
const NEWS: ReadonlySet<string> = new Set([
  "escalated",
  "claimed",
  "released",
  "reassigned",
  "changes_requested",
  "revised",
  "voted",
  "answered",
  "taken_back",
  "decided",
  "timed_out",
  "canceled",
]);

/** What others, or the clock, did after a seq; oldest first. A person's question counts, since it hands the turn over. */
export function newsSince(facts: readonly FactWire[], seq: number, readerId: string): FactWire[] {
  return facts.filter((fact) => {
    const isNews = NEWS.has(fact.type) || (fact.type === "commented" && fact.data.question === true);
    return fact.seq > seq && isNews && fact.actor.id !== readerId;
  });
}

export const lastSeq = (facts: readonly FactWire[]): number => facts.at(-1)?.seq ?? 0;
