import type { Member } from "../access";
import { AppError } from "../errors";
import type { Fact } from "../facts";
import type { Answer, Intent } from "../intent";
import type { Command, Resolve } from "../lifecycle/commands";
import { decide } from "../lifecycle/decide";
import { evolve } from "../lifecycle/evolve";
import { nextMomentOf } from "../lifecycle/pursue";
import { anAnswer } from "./intent";
import { resolve } from "./people";

/** What the services do with a command, without the database. */
export function run(intent: Intent, command: Command, now: Date): { after: Intent; facts: Fact[] } {
  const facts = decide(intent, command, now);
  return { after: facts.reduce(evolve, intent), facts };
}

export const pursue = (intent: Intent, now: Date, who: Resolve = resolve) =>
  run(intent, { type: "pursue", resolve: who }, now);

export function answer(
  intent: Intent,
  by: Member,
  outcome: string,
  now: Date,
  more: Partial<Answer> & { revision?: number } = {},
) {
  const { revision = null, ...rest } = more;
  return run(intent, { type: "answer", by, answer: anAnswer(outcome, rest), via: "inbox", revision }, now);
}

/** Lets the clock run until `until`; each alarm rings `lateMs(n)` after its moment, and never before the last one. */
export function letTimePass(
  intent: Intent,
  until: Date,
  lateMs: (n: number) => number = () => 0,
  who: Resolve = resolve,
) {
  const facts: Fact[] = [];
  let now = intent.updatedAt.getTime();
  for (let n = 0; n < 10_000; n++) {
    const next = nextMomentOf(intent);
    const rings = next && Math.max(now, next.at.getTime() + lateMs(n));
    if (rings === null || rings > until.getTime()) return { after: intent, facts };
    now = rings;
    const { after, facts: more } = pursue(intent, new Date(now), who);
    if (more.length === 0) throw new Error("a moment that was due left no fact");
    facts.push(...more);
    intent = after;
  }
  throw new Error("the clock never comes to rest");
}

/** The error that a command is refused with. */
export function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
