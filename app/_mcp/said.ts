import type { FactWire } from "@/core/wire/fact";
import type { Ctx } from "@/server/services/context";
import { readEvents } from "@/server/services/intents/events";
import type { SaidWire } from "./schemas";

/** What people have said about an intent since its agent last spoke, oldest first. Throws not_found. */
export async function saidSince(ctx: Ctx, id: string): Promise<SaidWire[]> {
  let said: SaidWire[] = [];
  for (let after: bigint | null = 0n; after !== null;) {
    const { items, next_cursor } = await readEvents(ctx, id, { after });
    for (const fact of items) said = fact.actor.type === "agent" ? [] : [...said, ...wordsIn(fact)];
    after = next_cursor === null ? null : BigInt(next_cursor);
  }
  return said;
}

function wordsIn({ seq, at, type, actor, data }: FactWire): SaidWire[] {
  const text =
    type === "commented" ? data.body : type === "changes_requested" ? commentIn(data.answer) : null;
  return typeof text === "string" ? [{ by: actor.name, at, text, seq }] : [];
}

const commentIn = (answer: FactWire["data"][string] | undefined) =>
  typeof answer === "object" && answer !== null && "comment" in answer ? answer.comment : null;
