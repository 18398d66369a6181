import { isOpen } from "@/core/intent";
import { effectOf } from "@/core/task-types";
import type { AssigneeWire, IntentSummaryWire } from "@/core/wire/intent";
import { askedName } from "../intent/absence-words";
import { outcomeLabel } from "../intent/outcome-words";
import { stillAwaited } from "../intent/vote-words";
import type { Tone } from "../ui/badge";
import { relativeTime, span } from "../ui/relative-time";

export interface Chip {
  text: string;
  tone: Tone;
  /** The time the words are about, RFC 3339. */
  at: string;
}

type Next = NonNullable<IntentSummaryWire["next"]>;

/** An alarm rings within moments; only what is later than this is overdue. */
const GRACE_MS = 5_000;

const VERBS: Record<Next["kind"], string> = {
  reminder: "reminder",
  escalation: "escalates",
  repeat: "asks again",
  claim_expiry: "claim ends",
  release: "answer sent",
  timeout: "closes",
};

/** What happens next and when; for a closed one, how it ended and when. */
export function chipOf(intent: IntentSummaryWire, now: number): Chip {
  if (!isOpen(intent)) return closedChip(intent, now);
  const next = intent.next ?? { kind: "timeout" as const, at: intent.deadline_at };
  const left = Date.parse(next.at) - now;
  const tone = toneOf(intent, next, now);
  if (left <= -GRACE_MS) return { text: `overdue ${span(left)}`, tone: "bad", at: next.at };
  if (left <= 0) return { text: `${VERBS[next.kind]} now`, tone, at: next.at };
  return { text: `${VERBS[next.kind]} in ${span(left)}`, tone, at: next.at };
}

/** Amber in the last quarter of the time before somebody loses their turn; a mere reminder takes nothing away. */
function toneOf(intent: IntentSummaryWire, next: Pick<Next, "kind" | "at">, now: number): Tone {
  const created = Date.parse(intent.created_at);
  const began = Date.parse(intent.level_started_at);
  const steps: [number, number][] = [[created, Date.parse(intent.deadline_at)]];
  if (next.kind !== "reminder") steps.push([began, Date.parse(next.at)]);
  return steps.some(([start, end]) => end - now <= (end - start) / 4) ? "warn" : "neutral";
}

function closedChip(intent: IntentSummaryWire, now: number): Chip {
  const at = intent.closed_at ?? intent.updated_at;
  const ago = relativeTime(Date.parse(at), now);
  switch (intent.status) {
    case "canceled":
      return { text: `Withdrawn ${ago}`, tone: "neutral", at };
    case "timed_out":
      return { text: `Timed out ${ago}`, tone: "warn", at };
    case "decided":
    case "waiting": {
      const outcome = intent.outcome ?? "";
      const affirms = effectOf(intent.task_type, intent.allowed_outcomes, outcome) === "affirm";
      return { text: `${outcomeLabel(outcome)} ${ago}`, tone: affirms ? "good" : "bad", at };
    }
  }
}

/** Who it is with, for the reader: "you and Bea", "Cal for Bea", "claimed by Ana", "the agent". */
export function withWhom(intent: IntentSummaryWire, myId: string): string {
  const nameOf = ({ id, name }: { id: string; name: string }) => (id === myId ? "you" : name);
  const askedAs = (person: AssigneeWire) => askedName({ ...person, name: nameOf(person) });
  if (intent.held) return `answered by ${intent.held.by.id === myId ? "you" : intent.held.by.name}`;
  if (intent.waiting_on === "agent") return "with the agent";
  if (intent.claimed_by) return `claimed by ${nameOf(intent.claimed_by)}`;
  const people = isOpen(intent) ? stillAwaited(intent) : intent.assignees;
  const mineFirst = people.toSorted((a, b) => Number(b.id === myId) - Number(a.id === myId));
  const [first, second, ...rest] = mineFirst.map(askedAs);
  const voted = isOpen(intent) && intent.quorum?.votes.some(({ by }) => by.id === myId);
  const lead = voted ? "you voted, with" : isOpen(intent) ? "with" : "asked";
  if (!first && intent.routed_by && !isOpen(intent)) return `decided by “${intent.routed_by.name}”`;
  if (!first) return "nobody asked";
  if (!second) return `${lead} ${first}`;
  return rest.length === 0
    ? `${lead} ${first} and ${second}`
    : `${lead} ${first} and ${rest.length + 1} others`;
}
