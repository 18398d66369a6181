import { DEFAULT_MAX_REMINDERS } from "../plan";

/** The timing of a policy, in seconds, as its body gives it. */
interface Timing {
  levels: LevelTiming[];
  repeat?: { from_level: number; times: number } | undefined;
  timeout: number;
}

interface LevelTiming {
  remind_after?: number | undefined;
  remind_every?: number | undefined;
  max_reminders?: number | undefined;
  escalate_after?: number | undefined;
}

/** More would be a flood for people, and a page that nobody reads. */
export const MAX_MOMENTS = 1_000;

interface TimingFlaw {
  path: (string | number)[];
  message: string;
}

/** What is wrong with levels that are right one by one. */
export function* flawsOfTiming(policy: Timing): Generator<TimingFlaw> {
  const { levels, repeat } = policy;
  if (levels.length === 0) return;
  if (repeat && repeat.from_level > levels.length) {
    const message = `There is no level ${repeat.from_level} to repeat from.`;
    yield { path: ["repeat", "from_level"], message };
  }
  const endless = repeat ? levels.findIndex((_, index) => lengthOf(policy, index) === Infinity) : -1;
  if (endless >= 0) {
    const message = "This level never ends, so the chain never repeats: say when to move on.";
    yield { path: ["levels", endless, "escalate_after"], message };
  } else if (countMoments(policy) > MAX_MOMENTS) {
    const path = repeat ? ["repeat", "times"] : ["levels"];
    yield { path, message: `More than ${MAX_MOMENTS} things would happen before the timeout.` };
  }
}

/** Without a word on it, the last level of a chain that repeats lasts as long as the one before. */
function lengthOf({ levels, repeat }: Timing, index: number): number {
  const own = levels[index]?.escalate_after;
  const inherits = repeat !== undefined && index === levels.length - 1;
  return own ?? (inherits ? levels[index - 1]?.escalate_after : undefined) ?? Infinity;
}

/** Reminders and escalations before the timeout. Hours only make them fewer, so they are left out. */
function countMoments(policy: Timing): number {
  const { levels, repeat, timeout } = policy;
  let moments = 0;
  let elapsed = 0;
  for (let turn = 0; turn <= (repeat?.times ?? 0); turn++) {
    const from = turn === 0 ? 0 : (repeat?.from_level ?? 1) - 1;
    for (const [index, level] of levels.entries()) {
      if (index < from) continue;
      const length = lengthOf(policy, index);
      moments += remindersWithin(level, Math.min(length, timeout - elapsed)) + 1;
      elapsed += length;
      if (elapsed >= timeout) return moments;
    }
  }
  return moments;
}

function remindersWithin(
  { remind_after, remind_every, max_reminders }: LevelTiming,
  seconds: number,
): number {
  const first = remind_after ?? remind_every;
  if (first === undefined || first >= seconds) return 0;
  if (remind_every === undefined) return Math.min(1, max_reminders ?? 1);
  return Math.min(Math.ceil((seconds - first) / remind_every), max_reminders ?? DEFAULT_MAX_REMINDERS);
}
