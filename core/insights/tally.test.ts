import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import type { Intent } from "../intent";
import { storyArb, type Turn } from "../testing/story";
import { START } from "../testing/intent";
import { figuresOf } from "./figures";
import { RELATIVE_ERROR } from "./histogram";
import { type Closed, measureOf, type MeasuredFact } from "./measure";
import { cellsOf, type Cell, keyOf, NOTHING, sumOf, talliesOf, tallyOf } from "./tally";
import { weekOf } from "./weeks";

interface Ended {
  intent: Intent;
  facts: Fact[];
  closed: Closed;
}

const closedStories: fc.Arbitrary<Ended[]> = fc
  .array(fc.tuple(storyArb, fc.nat({ max: 40 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 20 })
  .map((stories) =>
    stories.flatMap(([story, day, type], index) => endedOf(story, `int_${index}`, day, `type-${type}`)),
  );

/** A story that came to its end, told some days later and under some type. */
function endedOf(story: Turn[], id: string, day: number, intentType: string): Ended[] {
  const last = story.at(-1)?.after;
  if (!last?.closedAt || last.status === "waiting") return [];
  const later = (at: Date) => new Date(at.getTime() + day * 86_400_000);
  const facts = story.flatMap(({ facts }) => facts ?? []).map((fact) => ({ ...fact, at: later(fact.at) }));
  const intent = { ...last, id, intentType, createdAt: later(START), closedAt: later(last.closedAt) };
  const { decision } = last;
  const closed: Closed = {
    ...intent,
    status: last.status,
    decision: decision && {
      by: decision.decidedBy.id,
      via: decision.via,
      at: later(decision.decidedAt),
      outcome: decision.outcome,
    },
    facts: facts.map(measuredFact),
    openedAt: null,
    openingsKnown: true,
    askedTeams: [],
    ownTeams: decision?.decidedBy.id ? [`team of ${decision.decidedBy.id.length % 2}`] : [],
  };
  return [{ intent, facts, closed }];
}

const measuredFact = ({ type, at, actor, data }: Fact): MeasuredFact => ({
  type,
  at,
  byAgent: actor.type === "agent",
  to: "to" in data && Array.isArray(data.to) ? data.to.map(({ id }) => id) : [],
  question: "question" in data && data.question === true,
});

const summed = (all: readonly Ended[]) =>
  all.map(({ closed }) => tallyOf(measureOf(closed))).reduce(sumOf, NOTHING);

describe("figures of random stories", () => {
  test("count exactly what the facts say", () => {
    fc.assert(
      fc.property(closedStories, (all) => {
        const figures = figuresOf(summed(all));
        const having = (...types: string[]) =>
          all.filter(({ facts }) => facts.some(({ type }) => types.includes(type))).length;
        expect(figures).toMatchObject({
          closed: all.length,
          answered: having("decided"),
          timed_out: having("timed_out"),
          withdrawn: having("canceled"),
          automatic: 0,
          reminded: having("reminded"),
          escalated: having("escalated"),
          unopened: having("decided"),
        });
        expect(figures.approved + figures.declined).toBe(figures.answered);
      }),
      { numRuns: 40 },
    );
  });

  test("know how long people took, within the error of their buckets", () => {
    fc.assert(
      fc.property(closedStories, (all) => {
        const took = all.flatMap(({ facts, intent }) => answerTook(facts, intent)).toSorted((a, b) => a - b);
        const figures = figuresOf(summed(all));
        for (const [share, found] of [
          [0.5, figures.response_p50_seconds],
          [0.95, figures.response_p95_seconds],
        ] as const) {
          const exact = took[Math.max(1, Math.ceil(share * took.length)) - 1];
          if (exact === undefined) expect(found).toBeNull();
          else
            expect(Math.abs((found ?? NaN) * 1000 - exact)).toBeLessThanOrEqual(exact * RELATIVE_ERROR + 1);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("are the same, whichever batches they were counted in, for every mixture of type, person, team and week", () => {
    fc.assert(
      fc.property(closedStories, fc.nat({ max: 20 }), (all, cut) => {
        const measures = all.map(({ closed }) => measureOf(closed));
        const batches = [...talliesOf(measures.slice(0, cut)), ...talliesOf(measures.slice(cut))];
        const kept = new Map<string, { cell: Cell; tally: typeof NOTHING }>();
        for (const { cell, tally } of batches)
          kept.set(keyOf(cell), { cell, tally: sumOf(kept.get(keyOf(cell))?.tally ?? NOTHING, tally) });
        for (const { cell, tally } of kept.values()) {
          const within = measures.filter(
            (measure) =>
              measure.week === cell.week &&
              (cell.intentType === "" || measure.intentType === cell.intentType) &&
              (cell.personId === "" || measure.personId === cell.personId) &&
              (cell.teamId === "" || measure.teamIds.includes(cell.teamId)),
          );
          expect(tally).toEqual(within.map(tallyOf).reduce(sumOf, NOTHING));
        }
        const cells = measures.flatMap(cellsOf).map(keyOf);
        expect(new Set(cells)).toEqual(new Set(kept.keys()));
      }),
      { numRuns: 40 },
    );
  });

  test("lie in the week of their end", () => {
    fc.assert(
      fc.property(closedStories, (all) => {
        for (const { closed } of all) expect(measureOf(closed).week).toBe(weekOf(closed.closedAt));
      }),
      { numRuns: 20 },
    );
  });
});

/** Told the long way: every millisecond from the submission to the answer, but for those in which the agent had the turn. */
function answerTook(facts: readonly Fact[], intent: Intent): number[] {
  const { decision } = intent;
  const decided = facts.find(({ type }) => type === "decided");
  if (!decided || !decision) return [];
  // What was taken back, or was to an older question, is no answer, whoever's decides then.
  const last = facts.findLast(({ type }) => ["answered", "taken_back", "revised"].includes(type));
  const until = (last?.type === "answered" ? last : decided).at.getTime();
  let [turn, at, sum]: ["human" | "agent", number, number] = ["human", intent.createdAt.getTime(), 0];
  for (const fact of facts) {
    const now = Math.min(fact.at.getTime(), until);
    if (turn === "human") sum += now - at;
    at = now;
    if (fact.type === "changes_requested") turn = "agent";
    if (fact.type === "commented" && fact.data.question && fact.actor.type !== "agent") turn = "agent";
    if (fact.type === "revised" || (fact.type === "commented" && fact.actor.type === "agent")) turn = "human";
  }
  return [sum];
}
