import { addWorkingTime, workingTimeBetween } from "./hours";
import { DEFAULT_TIMEOUT_SECONDS, type Level, type Plan } from "./plan";

/** Where an intent stands in its plan. `level` is 1-based, `turn` counts the repeats so far. */
export interface Position {
  level: number;
  turn: number;
  levelStartedAt: Date;
  /** Reminders that this level has had in this turn. */
  reminders: number;
  /** How long claims have held this level back in this turn, in milliseconds of plain time. */
  heldMs: number;
}

export type MomentKind = "remind" | "escalate" | "repeat" | "timeout";

/** Something due while nobody answers. `level` is the level that it concerns: for an escalation, the next. */
export interface Moment {
  kind: MomentKind;
  at: Date;
  level: number;
}

/** An alarm this late counts as a pause: the people it reaches get their full time from now. */
const LATE_MS = 60_000;

const plus = (start: Date, seconds: number): Date => new Date(start.getTime() + seconds * 1000);

export function deadlineOf(plan: Pick<Plan, "timeoutSeconds">, createdAt: Date): Date {
  return plus(createdAt, plan.timeoutSeconds || DEFAULT_TIMEOUT_SECONDS);
}

export function levelOf(plan: Plan, level: number): Level {
  const found = plan.levels[level - 1];
  if (!found) throw new Error(`plan has no level ${level}`);
  return found;
}

export function begin(at: Date): Position {
  return { level: 1, turn: 0, levelStartedAt: at, reminders: 0, heldMs: 0 };
}

/** The earliest thing due from here; at a tie the graver one, so that nobody is reminded of what just ended. */
export function nextMoment(plan: Plan, position: Position, deadline: Date): Moment {
  const timeout: Moment = { kind: "timeout", at: deadline, level: position.level };
  const candidates = [
    timeout,
    nextEscalation(plan, position, deadline),
    nextReminder(plan, position, deadline),
  ];
  return candidates.reduce<Moment>(
    (best, moment) => (moment && moment.at < best.at ? moment : best),
    timeout,
  );
}

/**
 * What to do now. After a pause only the gravest of what is overdue happens, once: the deadline before an
 * escalation, an escalation before a reminder. Null where nothing is due yet.
 */
export function dueMoment(plan: Plan, position: Position, deadline: Date, now: Date): Moment | null {
  if (deadline <= now) return { kind: "timeout", at: deadline, level: position.level };
  const graver = nextEscalation(plan, position, now);
  if (graver && graver.at <= now) return graver;
  const reminder = nextReminder(plan, position, now);
  return reminder && reminder.at <= now ? reminder : null;
}

/** The position after a moment fired at `now`. A timeout ends the intent and moves nothing. */
export function advance(plan: Plan, position: Position, moment: Moment, now: Date): Position {
  switch (moment.kind) {
    case "timeout":
      return position;
    case "remind":
      return { ...position, reminders: remindersBy(levelOf(plan, position.level), position, now) };
    case "escalate":
    case "repeat":
      return {
        level: moment.level,
        turn: position.turn + (moment.kind === "repeat" ? 1 : 0),
        levelStartedAt: cameLate(levelOf(plan, moment.level), moment, now) ? now : moment.at,
        reminders: 0,
        heldMs: 0,
      };
  }
}

/** The position after a level began anew: its people get their full time. */
export function restart(position: Position, at: Date): Position {
  return { ...position, levelStartedAt: at, reminders: 0, heldMs: 0 };
}

/**
 * The position after a claim held the chain back: it goes on exactly where it stood. What was lost is the level's own
 * time, so a claim at night costs a level with hours nothing. Where the level began anew meanwhile, it is held from then on.
 */
export function resume(plan: Plan, position: Position, claimedAt: Date, until: Date): Position {
  const { levelStartedAt } = position;
  const { hours } = levelOf(plan, position.level);
  const from = claimedAt > levelStartedAt ? claimedAt : levelStartedAt;
  const heldMs = until.getTime() - from.getTime();
  if (heldMs <= 0) return position;
  const begun = hours
    ? addWorkingTime(hours, levelStartedAt, workingTimeBetween(hours, from, until), until)
    : new Date(levelStartedAt.getTime() + heldMs);
  return { ...position, levelStartedAt: begun ?? until, heldMs: position.heldMs + heldMs };
}

/** Also an alarm so late that something of the new level would be due at once came late: people get their time before they are reminded of it. */
function cameLate(level: Level, moment: Moment, now: Date): boolean {
  const lateMs = now.getTime() - moment.at.getTime();
  if (lateMs <= 0 || lateMs > LATE_MS) return lateMs > 0;
  const firstSeconds = Math.min(level.remindAfterSeconds ?? Infinity, level.escalateAfterSeconds ?? Infinity);
  const first = firstSeconds < Infinity ? after(level, moment.at, firstSeconds, now) : null;
  return first !== null && first <= now;
}

/** Everything that will happen if nobody answers, in order; the last is the timeout. */
export function momentsOf(plan: Plan, startAt: Date): Moment[] {
  const deadline = deadlineOf(plan, startAt);
  const moments: Moment[] = [];
  for (let position = begin(startAt); ;) {
    const moment = nextMoment(plan, position, deadline);
    moments.push(moment);
    if (moment.kind === "timeout") return moments;
    position = advance(plan, position, moment, moment.at);
  }
}

/** When a delay of a level has passed; where it has hours, null beyond `limit`, since there may be no end to looking. */
function after(level: Level, start: Date, seconds: number, limit: Date): Date | null {
  return level.hours ? addWorkingTime(level.hours, start, seconds * 1000, limit) : plus(start, seconds);
}

function nextReminder(plan: Plan, position: Position, limit: Date): Moment | null {
  const level = levelOf(plan, position.level);
  const at = reminderAt(level, position, position.reminders, limit);
  return at && { kind: "remind", at, level: position.level };
}

function reminderAt(level: Level, position: Position, index: number, limit: Date): Date | null {
  if (level.remindAfterSeconds === null || index >= level.maxReminders) return null;
  if (index > 0 && level.remindEverySeconds === null) return null;
  const seconds = level.remindAfterSeconds + index * (level.remindEverySeconds ?? 0);
  return after(level, position.levelStartedAt, seconds, limit);
}

/** How many of a level's reminders are accounted for by now: those missed in a pause are not caught up. */
function remindersBy(level: Level, position: Position, now: Date): number {
  const isMissed = (index: number) => {
    const at = reminderAt(level, position, index, now);
    return at !== null && at <= now;
  };
  let count = position.reminders;
  while (isMissed(count)) count++;
  return Math.max(count, position.reminders + 1);
}

function nextEscalation(plan: Plan, position: Position, limit: Date): Moment | null {
  const level = levelOf(plan, position.level);
  const next = levelAfter(plan, position);
  if (level.escalateAfterSeconds === null || !next) return null;
  const at = after(level, position.levelStartedAt, level.escalateAfterSeconds, limit);
  return at && { ...next, at };
}

/** Where the chain goes from here; null where it has come to its end. */
export function levelAfter(
  plan: Plan,
  { level, turn }: Pick<Position, "level" | "turn">,
): Pick<Moment, "kind" | "level"> | null {
  if (level < plan.levels.length) return { kind: "escalate", level: level + 1 };
  if (plan.repeat && turn < plan.repeat.times) return { kind: "repeat", level: plan.repeat.fromLevel };
  return null;
}
