import { countWords, inWords, neededWords } from "@/core/quorum-words";
import type { FactWire } from "@/core/wire/fact";
import type { AssigneeWire, IntentWire } from "@/core/wire/intent";
import { outcomePast } from "./outcome-words";
import { nameList } from "./sentence";

type Voting = Pick<IntentWire, "quorum">;

/** Those who are asked and have not voted; all of them once everybody has. */
export function stillAwaited({
  assignees,
  quorum,
}: Pick<IntentWire, "assignees" | "quorum">): AssigneeWire[] {
  const voted = new Set(quorum?.votes.map(({ by }) => by.id));
  const awaited = assignees.filter(({ id }) => !voted.has(id));
  return awaited.length > 0 ? awaited : assignees;
}

/** What a reader's own vote came to, while others are awaited; null where they have not voted. */
export function ownVote({ quorum }: Voting, readerId: string): string | null {
  const vote = quorum?.votes.find(({ by }) => by.id === readerId);
  if (!quorum || !vote) return null;
  const needed = neededWords(quorum);
  return `You ${outcomePast(vote.outcome)}, and your vote counts: ${countWords(quorum)}${needed ? `; ${needed} awaited` : ""}.`;
}

/** What an edit does to a vote, said before it is sent; null where one answer decides. */
export function voidedByEdit({ quorum }: Voting): string | null {
  if (!quorum || quorum.required < 2) return null;
  const { votes, required } = quorum;
  const others = `${inWords(required - 1)} ${required === 2 ? "other has" : "others have"} to agree to it as you changed it.`;
  if (votes.length === 0) return `If you agree to this with a change, ${others}`;
  const names = nameList(votes.map(({ by }) => by.name));
  const lost =
    votes.length === 1 ? `the vote of ${names} no longer counts` : `the votes of ${names} no longer count`;
  return `If you agree to this with a change, the vote begins anew: ${lost}, and ${others}`;
}

/** The person who revised it last by a change of theirs; null where it was the agent. */
export function revisedBy(facts: readonly FactWire[]): string | null {
  const last = facts.findLast(({ type }) => type === "revised");
  return last?.actor.type === "user" ? last.actor.name : null;
}
