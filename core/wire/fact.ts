import { z } from "zod";
import { isClosing, type StoredFact } from "../facts";
import { Instant, JsonObjectValue, pageOf } from "./primitives";

export const ActorWire = z.object({
  type: z.enum(["agent", "user", "system", "rule"]),
  id: z.string().nullable(),
  name: z.string(),
  acting_for: z.object({ id: z.string(), name: z.string() }).nullable(),
});

/** What happened. The closing fact's `data.intent` holds the intent. */
export const FactWire = z
  .object({ seq: z.int(), type: z.string(), at: Instant, actor: ActorWire, data: JsonObjectValue })
  .meta({ id: "Fact" });
export type FactWire = z.infer<typeof FactWire>;

export const FactPage = pageOf(FactWire);

/** A fact as the world sees it. `intent` is given for closing facts, whose data it becomes. */
export function factToWire(fact: StoredFact, intent: () => unknown): FactWire {
  const { type, at, actor } = fact;
  const data = isClosing(fact) ? { ...closingWords(fact), intent: intent() } : ownWords(fact);
  return {
    seq: Number(fact.seq),
    type,
    at: at.toISOString(),
    actor: { type: actor.type, id: actor.id, name: actor.name, acting_for: actor.actingFor ?? null },
    data: JSON.parse(JSON.stringify(data)),
  };
}

/** Of an answer that is held, what the timeline says; the rest is the person's until the agent hears of it. */
function ownWords(fact: StoredFact): object {
  if (fact.type !== "answered") return withPeopleNamed(fact.data);
  const { decision, until } = fact.data;
  return { outcome: decision.outcome, comment: decision.comment, until };
}

const PEOPLE = ["to", "from", "told"] as const;

/** Whoever stands in for somebody, as in the intent's assignees. */
function withPeopleNamed(data: object): object {
  const named = PEOPLE.flatMap((key) => {
    const value: unknown = (data as Record<string, unknown>)[key];
    return value === undefined ? [] : [[key, Array.isArray(value) ? value.map(shown) : shown(value)]];
  });
  return { ...data, ...Object.fromEntries(named) };
}

function shown(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("insteadOf" in value)) return value;
  const { insteadOf, ...person } = value;
  return { ...person, instead_of: insteadOf };
}

function closingWords(fact: StoredFact): Record<string, unknown> {
  switch (fact.type) {
    case "canceled":
      return { reason: fact.data.reason };
    case "decided": {
      const { outcome, comment, stepUp } = fact.data.decision;
      return { outcome, comment, ...(stepUp && { step_up: stepUp }) };
    }
    case "timed_out":
      return { outcome: fact.data.outcome };
    default:
      return {};
  }
}
