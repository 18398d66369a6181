import type { PolicyWritten } from "@/core/wire/policies";
import type { Pickable } from "../../queries/people";
import type { PolicyDraft, QuorumDraft } from "./draft";
import { pairLevels } from "./level-pairs";
import { endInWords, inWords, namesOf, quorumWords, remindersInWords, times } from "./words";

/** A policy as it is written or edited. */
export type PolicySaid = Omit<PolicyWritten, "levels" | "quorum"> & {
  levels: readonly LevelSaid[];
  quorum?: QuorumDraft | undefined;
};
type LevelSaid = Omit<PolicyDraft["levels"][number], "key">;

/** What is different in one policy from another, a sentence each, in the order of the page. */
export function changesInWords(before: PolicySaid, after: PolicySaid, people: readonly Pickable[]): string[] {
  return [
    ...nameChange(before, after),
    ...levelChanges(before, after, people),
    ...endChanges(before, after),
    ...ruleChanges(before, after),
  ];
}

function* nameChange(before: PolicySaid, after: PolicySaid): Generator<string> {
  if (before.name !== after.name) yield `It is called “${after.name}” instead of “${before.name}”.`;
}

function* levelChanges(
  before: PolicySaid,
  after: PolicySaid,
  people: readonly Pickable[],
): Generator<string> {
  const pairs = pairLevels(before.levels, after.levels);
  for (const { from, to, moved } of pairs) {
    const old = from === null ? undefined : before.levels[from];
    const now = to === null ? undefined : after.levels[to];
    if (!now) {
      if (old) yield `Level ${(from ?? 0) + 1}, ${namesOf(old.to, people)}, is gone.`;
      continue;
    }
    const level = `Level ${(to ?? 0) + 1}`;
    if (!old) yield `${level} is new: ${namesOf(now.to, people)}.`;
    else {
      if (moved) yield `${namesOf(now.to, people)}: level ${(to ?? 0) + 1} instead of ${(from ?? 0) + 1}.`;
      yield* levelChange(level, old, now, people);
    }
  }
}

function* levelChange(
  level: string,
  old: LevelSaid,
  now: LevelSaid,
  people: readonly Pickable[],
): Generator<string> {
  if (differ(old.to, now.to))
    yield `${level} asks ${namesOf(now.to, people)} instead of ${namesOf(old.to, people)}.`;
  const reminders = remindersInWords(now);
  if (remindersInWords(old) !== reminders)
    yield `${level}: ${reminders.charAt(0).toLowerCase()}${reminders.slice(1)}.`;
  if (inWords(old.escalate_after) !== inWords(now.escalate_after))
    yield now.escalate_after
      ? `${level} goes on after ${inWords(now.escalate_after)}${instead(old.escalate_after)}.`
      : `${level} no longer goes on.`;
  if (differ(old.hours, now.hours))
    yield now.hours
      ? `${level} has other working hours.`
      : `${level} has no working hours of its own any more.`;
  if (differ(old.quorum, now.quorum))
    yield now.quorum
      ? `${level} takes ${quorumWords(now.quorum)}.`
      : `${level} has no quorum of its own any more.`;
}

const instead = (duration: string | number | undefined): string =>
  duration ? ` instead of ${inWords(duration)}` : "";

function* endChanges(before: PolicySaid, after: PolicySaid): Generator<string> {
  if (differ(before.repeat, after.repeat))
    yield after.repeat
      ? `After the last level it begins again at level ${after.repeat.from_level}, ${times(after.repeat.times)}.`
      : "It no longer begins again after the last level.";
  if (inWords(before.timeout) !== inWords(after.timeout))
    yield `It times out after ${inWords(after.timeout)}${instead(before.timeout)}.`;
  if (before.on_timeout !== after.on_timeout)
    yield `On timeout it is ${endInWords(after.on_timeout)} instead of ${endInWords(before.on_timeout)}.`;
}

function* ruleChanges(before: PolicySaid, after: PolicySaid): Generator<string> {
  if (differ(before.hours, after.hours))
    yield after.hours
      ? `Delays count within ${hoursWords(after.hours)}.`
      : "Delays count at any hour of the day and on every day.";
  if ((before.keep_earlier_levels ?? true) !== (after.keep_earlier_levels ?? true))
    yield (after.keep_earlier_levels ?? true)
      ? "Those of earlier levels may still answer."
      : "Those of earlier levels may no longer answer once it goes on.";
  if (differ(before.claim, after.claim))
    yield `A claim holds the chain for ${inWords(after.claim?.hold) || "30 minutes"}, all claims of a level for ${inWords(after.claim?.at_most) || "2 hours"} at most.`;
  if (differ(before.quorum, after.quorum)) yield `A decision takes ${quorumWords(after.quorum)}.`;
  if ((before.requester_may_decide ?? false) !== (after.requester_may_decide ?? false))
    yield after.requester_may_decide
      ? "Whoever owns the agent that asks may decide, too."
      : "Whoever owns the agent that asks may not decide.";
  if (inWords(before.undo) !== inWords(after.undo))
    yield after.undo
      ? `An answer can be taken back for ${inWords(after.undo)}.`
      : "An answer cannot be taken back.";
}

export const hoursWords = (hours: NonNullable<PolicySaid["hours"]>): string =>
  `${hours.from} to ${hours.to} in ${hours.time_zone.replaceAll("_", " ")}, ${hours.days.length} days a week`;

const differ = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) !== JSON.stringify(other ?? null);
