import { levelAfter, levelOf, type Moment, type Position } from "./escalation";
import type { Level, Plan } from "./plan";

/** One level that the chain came to at a moment, and whom it reached there. */
export interface Step<P> {
  moment: Moment;
  fromLevel: number;
  turn: number;
  to: P[];
}

/** Whom the levels reach when an intent begins, up to the first that reaches anybody; else all of them, each with nobody. */
export function audiencesOf<P>(plan: Plan, reach: (level: Level) => P[]): { level: number; to: P[] }[] {
  const audiences = plan.levels.map((level, index) => ({ level: index + 1, to: reach(level) }));
  const first = audiences.findIndex(({ to }) => to.length > 0);
  return first < 0 ? audiences : audiences.slice(0, first + 1);
}

/** Climbs until a level reaches somebody: those that reach nobody are passed over at once. Past the end it starts again, if that helps. */
export function climb<P>(
  plan: Plan,
  position: Pick<Position, "level" | "turn">,
  first: Moment,
  reach: (level: Level) => P[],
): Step<P>[] {
  const steps: Step<P>[] = [];
  let { level: fromLevel, turn } = position;
  for (let moment = first; ;) {
    turn += moment.kind === "repeat" ? 1 : 0;
    const to = reach(levelOf(plan, moment.level));
    steps.push({ moment, fromLevel, turn, to });
    const next = levelAfter(plan, { level: moment.level, turn });
    if (to.length > 0 || !next || (next.kind === "repeat" && !reachesAnybody(plan, next.level, reach)))
      return steps;
    fromLevel = moment.level;
    moment = { ...next, at: moment.at };
  }
}

const reachesAnybody = <P>(plan: Plan, fromLevel: number, reach: (level: Level) => P[]): boolean =>
  plan.levels.slice(fromLevel - 1).some((level) => reach(level).length > 0);
