import { isDeepStrictEqual } from "node:util";
import { type Fact, isClosing } from "@/core/facts";
import { begin } from "@/core/escalation";
import type { Intent } from "@/core/intent";
import { ask, evolve } from "@/core/lifecycle/evolve";
import { nextMomentOf } from "@/core/lifecycle/pursue";
import { intentOf } from "@/server/db/intent-rows";
import type { Found, FoundFact, FoundIntent } from "./found";
import type { Invariant } from "./invariant";

/** A moment this much overdue was forgotten. */
const OVERDUE_MS = 5_000;

const rows = ({ intents }: Found): FoundIntent[] => [...intents.values()];
const broken = (found: Found, isBroken: (row: FoundIntent) => boolean, words: string): string[] =>
  rows(found)
    .filter(isBroken)
    .map(({ id, status }) => `${id} (${status}) ${words}`);

/** How intents and their facts stand. */
export const states: Invariant[] = [
  {
    promise: "an intent ends once, and as its closing fact says",
    broken: (found) =>
      rows(found).flatMap((row) => {
        const ends = (found.facts.get(row.id) ?? []).filter((fact) => isClosing(fact as Fact));
        if (row.status === "waiting") return ends.length === 0 ? [] : [`${row.id} waits and has ended`];
        const [end] = ends;
        const outcome = end?.data.decision?.outcome ?? null;
        const stands = ends.length === 1 && end?.type === row.status && outcome === row.outcome;
        return stands
          ? []
          : [`${row.id} is ${row.status} ${row.outcome} and has ${ends.length} ends: ${outcome}`];
      }),
  },
  {
    promise: "everything that was to end has ended",
    broken: (found) =>
      broken(
        found,
        ({ id, status }) => status === "waiting" && !found.ledger.entries.get(id)?.open,
        "has not ended",
      ),
  },
  {
    promise: "an open intent is looked at again by its deadline, a closed one never",
    broken: (found) =>
      broken(
        found,
        ({ status, next_moment_at: next, deadline_at }) =>
          status === "waiting" ? next === null || next > deadline_at : next !== null,
        "has a wrong next moment",
      ),
  },
  {
    promise: "no moment is overdue",
    broken: (found) =>
      broken(
        found,
        ({ next_moment_at: next }) => next !== null && next.getTime() < found.now - OVERDUE_MS,
        "is overdue",
      ),
  },
  {
    promise: "its facts lead to the intent as it stands",
    broken: (found) =>
      rows(found).flatMap((row) => {
        const difference = differenceOf(row, found.facts.get(row.id) ?? []);
        return difference ? [`${row.id}: ${difference}`] : [];
      }),
  },
  {
    promise: "what has closed is counted once in the figures",
    broken: (found) =>
      broken(
        found,
        ({ id, status }) => (found.measures.get(id) ?? 0) !== (status === "waiting" ? 0 : 1),
        "is not measured once",
      ),
  },
  {
    promise: "nothing is left in a queue or under a lease",
    broken: ({ queues }) =>
      Object.entries(queues)
        .filter(([, count]) => count > 0)
        .map(([table, count]) => `${count} wait in ${table}`),
  },
];

/** What differs between a row and what its facts lead to; null where nothing does. */
function differenceOf(row: FoundIntent, facts: readonly FoundFact[]): string | null {
  const [created, ...rest] = facts;
  if (created?.type !== "created") return "does not begin with its creation";
  const newest = facts.at(-1);
  if (Number(row.last_seq) !== newest?.seq)
    return `knows fact ${row.last_seq}, and its newest is ${newest?.seq}, ${newest?.type} at ${newest?.at.toISOString()}`;
  const stands = intentOf(row);
  const folded = rest.map(revived).reduce(evolve, bornOf(stands, created));
  const nextAt = nextMomentOf(folded)?.at.getTime() ?? null;
  if (nextAt !== (row.next_moment_at?.getTime() ?? null)) return "has another next moment than its facts";
  const [found, led] = [comparable(stands), comparable(folded)];
  const names = Object.keys(found) as (keyof Intent)[];
  return names.find((name) => !isDeepStrictEqual(found[name], led[name])) ?? null;
}

/** The intent as it was when it was opened; what a revision replaces is in the revision's fact. */
function bornOf(intent: Intent, { at, data }: FoundFact): Intent {
  return {
    ...intent,
    revision: 1,
    status: "waiting",
    waitingOn: "human",
    outcome: null,
    decision: null,
    result: null,
    position: { ...begin(at), level: data.level },
    asked: ask([], data.to, data.level, data.left_out),
    votes: [],
    edits: {},
    claim: null,
    held: null,
    updatedAt: at,
    closedAt: null,
  };
}

/** Facts were written from the core's own type; only the decision's time has become text. */
function revived(found: FoundFact): Fact {
  const fact = structuredClone(found) as unknown as Fact;
  const decision = "decision" in fact.data ? fact.data.decision : null;
  if (decision) decision.decidedAt = new Date(decision.decidedAt);
  return fact;
}

/** As JSON keeps it, with people in one order. */
function comparable(intent: Intent): Record<string, unknown> {
  const asked = [...intent.asked].sort((a, b) => a.id.localeCompare(b.id));
  return JSON.parse(JSON.stringify({ ...intent, asked }));
}
