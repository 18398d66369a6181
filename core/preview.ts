import { audiencesOf, climb } from "./climb";
import { advance, begin, deadlineOf, type MomentKind, nextMoment, type Position } from "./escalation";
import type { Person } from "./facts";
import type { Plan } from "./plan";
import type { WhoAt } from "./reach";

/** Something that will happen if nobody answers, and who is told of it: nobody where a level is passed over. */
export interface PreviewMoment {
  at: Date;
  kind: MomentKind | "notify";
  level: number;
  to: Person[];
  /** What the deadline answers; null closes without an answer. Only of the timeout. */
  outcome?: string | null;
}

/**
 * Who is told what and when if nobody answers: the levels as they begin, reminders, and last the timeout. In order. It asks
 * the functions that the clock goes by.
 */
export function previewOf(plan: Plan, startAt: Date, whoAt: WhoAt): PreviewMoment[] {
  const deadline = deadlineOf(plan, startAt);
  const first = audiencesOf(plan, (level) => whoAt(level.to, startAt));
  const moments: PreviewMoment[] = first.map(({ level, reached }) => ({
    at: startAt,
    kind: "notify",
    level,
    to: reached.people,
  }));
  let asked = first.at(-1)?.reached.people ?? [];
  let position: Position = { ...begin(startAt), level: first.at(-1)?.level ?? 1 };
  for (;;) {
    const moment = nextMoment(plan, position, deadline);
    switch (moment.kind) {
      case "timeout":
        return [...moments, { ...moment, to: [], outcome: plan.onTimeout }];
      case "remind":
        moments.push({ ...moment, to: asked });
        position = advance(plan, position, moment, moment.at);
        break;
      case "escalate":
      case "repeat":
        for (const step of climb(plan, position, moment, (level) => whoAt(level.to, moment.at))) {
          asked = step.reached.people;
          moments.push({ ...step.moment, to: asked });
          position = advance(plan, position, step.moment, moment.at);
        }
    }
  }
}
