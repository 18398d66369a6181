import { levelAfter, levelOf, type Moment, type Position } from "./escalation";
import type { Level, Plan } from "./plan";
import type { Reached } from "./reach";

type Reach = (level: Level) => Reached;

/** One level that the chain came to at a moment, and whom it reached there. */
export interface Step {
  moment: Moment;
  fromLevel: number;
  turn: number;
  reached: Reached;
}

/** Whom the levels reach when an intent begins, up to the first that reaches anybody; else all of them, each with nobody. */
export function audiencesOf(plan: Plan, reach: Reach): { level: number; reached: Reached }[] {
  const audiences = plan.levels.map((level, index) => ({ level: index + 1, reached: reach(level) }));
  const first = audiences.findIndex(({ reached }) => reached.people.length > 0);
  return first < 0 ? audiences : audiences.slice(0, first + 1);
}

/** Climbs until a level reaches somebody: those that reach nobody are passed over at once. Past the end it starts again, if that helps. */
export function climb(
  plan: Plan,
  position: Pick<Position, "level" | "turn">,
  first: Moment,
  reach: Reach,
): Step[] {
  const steps: Step[] = [];
  let { level: fromLevel, turn } = position;
  for (let moment = first; ;) {
    turn += moment.kind === "repeat" ? 1 : 0;
    const reached = reach(levelOf(plan, moment.level));
    steps.push({ moment, fromLevel, turn, reached });
    const next = levelAfter(plan, { level: moment.level, turn });
    const helps = next && (next.kind !== "repeat" || reachesAnybody(plan, next.level, reach));
    if (reached.people.length > 0 || !helps) return steps;
    fromLevel = moment.level;
    moment = { ...next, at: moment.at };
  }
}

const reachesAnybody = (plan: Plan, fromLevel: number, reach: Reach): boolean =>
  plan.levels.slice(fromLevel - 1).some((level) => reach(level).people.length > 0);
