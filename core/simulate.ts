import type { Status } from "./intent";
import type { Plan } from "./plan";
import { type PreviewMoment, previewOf } from "./preview";
import type { WhoAt } from "./reach";

/** A real intent, as far as its chain goes. */
export interface PastIntent {
  createdAt: Date;
  status: Status;
  /** When it was answered, timed out or withdrawn; null while it is open. */
  closedAt: Date | null;
  /** Null where no person answered. */
  answeredBy: { id: string; name: string } | null;
  plan: Plan;
}

interface Who {
  id: string;
  name: string;
}

/** How a chain would have run until the answer came. Claims, hand-overs and snoozes are left out on both sides. */
export interface Run {
  /** Who was asked when the answer came, or when the deadline ended it. */
  asked: Who[];
  /** Everybody who was asked until then. */
  reached: Who[];
  level: number;
  reminders: number;
  /** When the first person was told; null where nobody was. */
  firstNoticeAt: Date | null;
  /** When whoever answered was first told; null where they were not, or nobody answered. */
  answererToldAt: Date | null;
  /** When the deadline ended it, because no answer had come by then; null where one had, or it was still open. */
  timedOutAt: Date | null;
}

export type Difference =
  | { kind: "times_out"; at: Date }
  | { kind: "closes_later" | "closes_sooner"; seconds: number }
  | { kind: "reaches" | "spares" | "asks_at_the_end"; people: Who[] }
  | { kind: "answerer_not_told"; who: Who }
  | { kind: "answerer_told_later" | "answerer_told_sooner"; who: Who; seconds: number }
  | { kind: "first_notice_later" | "first_notice_sooner"; seconds: number }
  | { kind: "more_reminders" | "fewer_reminders"; count: number };
export type DifferenceKind = Difference["kind"];

export interface Replay {
  before: Run;
  after: Run;
  /** The gravest first; empty where nothing would have changed. */
  differences: Difference[];
}

/** What would have been different under another plan, had the answer come when it came. */
export function replay(past: PastIntent, draft: Plan, whoAt: WhoAt, now: Date): Replay {
  const before = runOf(past, past.plan, whoAt, now);
  const after = runOf(past, draft, whoAt, now);
  return { before, after, differences: [...differencesOf(past, before, after)] };
}

/** A timeout came because nobody answered, so a longer plan would have gone on to its own end. */
function runOf(past: PastIntent, plan: Plan, whoAt: WhoAt, now: Date): Run {
  const end = past.status === "timed_out" ? null : (past.closedAt ?? now);
  const moments = previewOf(plan, past.createdAt, whoAt);
  const timeout = moments.find(({ kind, at }) => kind === "timeout" && (end === null || at <= end));
  const seen = moments.filter(({ at, kind }) => kind !== "timeout" && (end === null || at <= end));
  const asking = seen.filter((moment) => isAsking(moment) && moment.to.length > 0);
  const { answeredBy } = past;
  const told = asking.find(({ to }) => to.some(({ id }) => id === answeredBy?.id));
  return {
    asked: namesOf(asking.slice(-1)),
    reached: namesOf(asking),
    level: asking.at(-1)?.level ?? plan.levels.length,
    reminders: seen.filter(({ kind }) => kind === "remind").length,
    firstNoticeAt: asking[0]?.at ?? null,
    answererToldAt: told?.at ?? null,
    timedOutAt: timeout?.at ?? null,
  };
}

const isAsking = ({ kind }: PreviewMoment): boolean => kind !== "remind" && kind !== "timeout";

const namesOf = (moments: readonly PreviewMoment[]): Who[] => [
  ...new Map(moments.flatMap(({ to }) => to.map(({ id, name }) => [id, { id, name }]))).values(),
];

function* differencesOf(past: PastIntent, before: Run, after: Run): Generator<Difference> {
  if (past.status !== "timed_out" && after.timedOutAt && !before.timedOutAt)
    yield { kind: "times_out", at: after.timedOutAt };
  if (before.timedOutAt && after.timedOutAt)
    yield* shifted(before.timedOutAt, after.timedOutAt, "closes_later", "closes_sooner");
  yield* differingPeople(before, after);
  yield* answerer(past, before, after);
  if (before.firstNoticeAt && after.firstNoticeAt)
    yield* shifted(before.firstNoticeAt, after.firstNoticeAt, "first_notice_later", "first_notice_sooner");
  const more = after.reminders - before.reminders;
  if (more !== 0) yield { kind: more > 0 ? "more_reminders" : "fewer_reminders", count: Math.abs(more) };
}

function* differingPeople(before: Run, after: Run): Generator<Difference> {
  const newly = without(after.reached, before.reached);
  const spared = without(before.reached, after.reached);
  if (newly.length > 0) yield { kind: "reaches", people: newly };
  if (spared.length > 0) yield { kind: "spares", people: spared };
  const others = without(after.asked, before.asked).length + without(before.asked, after.asked).length;
  if (others > 0 && after.asked.length > 0) yield { kind: "asks_at_the_end", people: after.asked };
}

const without = (people: readonly Who[], others: readonly Who[]): Who[] =>
  people.filter(({ id }) => !others.some((other) => other.id === id));

/** Somebody who was asked by hand answered all the same, so only who was told by the chain counts. */
function* answerer({ answeredBy: who }: PastIntent, before: Run, after: Run): Generator<Difference> {
  if (!who || !before.answererToldAt) return;
  if (!after.answererToldAt) yield { kind: "answerer_not_told", who };
  else
    for (const { kind, seconds } of shifted(before.answererToldAt, after.answererToldAt, "later", "sooner"))
      yield { kind: `answerer_told_${kind}`, who, seconds };
}

function* shifted<L extends string, S extends string>(
  before: Date,
  after: Date,
  later: L,
  sooner: S,
): Generator<{ kind: L | S; seconds: number }> {
  const seconds = Math.round((after.getTime() - before.getTime()) / 1000);
  if (seconds !== 0) yield { kind: seconds > 0 ? later : sooner, seconds: Math.abs(seconds) };
}

export interface SimulationSummary {
  looked: number;
  changed: number;
  /** In how many each kind of difference occurs. */
  counts: Partial<Record<DifferenceKind, number>>;
  /** Who would have been asked without having been, the most often first. */
  reaches: { id: string; name: string; count: number }[];
  /** Who would have been spared, the most often first. */
  spares: { id: string; name: string; count: number }[];
}

/** All replays in a few numbers. */
export function summaryOf(replays: readonly Pick<Replay, "differences">[]): SimulationSummary {
  const counts: SimulationSummary["counts"] = {};
  const all = replays.flatMap(({ differences }) => differences);
  for (const { kind } of all) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    looked: replays.length,
    changed: replays.filter(({ differences }) => differences.length > 0).length,
    counts,
    reaches: tally(all, "reaches"),
    spares: tally(all, "spares"),
  };
}

function tally(all: readonly Difference[], kind: "reaches" | "spares") {
  const found = new Map<string, { id: string; name: string; count: number }>();
  for (const difference of all) {
    if (difference.kind !== kind) continue;
    for (const { id, name } of difference.people)
      found.set(id, { id, name, count: (found.get(id)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}
