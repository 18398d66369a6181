import { durationInWords, readDuration } from "@/core/duration";
import { outcomeLabel } from "@/core/outcome-words";
import { nameList } from "../../intent/sentence";
import { nameOf } from "../../intent/people-picker";
import type { Pickable } from "../../queries/people";
import type { Approvals, LevelDraft, PolicyDraft, QuorumDraft } from "./draft";

type LevelSaid = Omit<LevelDraft, "key">;

/** "30m" is "30 minutes"; what is no duration stays as it was typed. */
export function inWords(duration: string | number | undefined): string {
  if (duration === undefined || duration === "") return "";
  const seconds = typeof duration === "number" ? duration : readDuration(duration);
  return seconds === null ? String(duration) : durationInWords(seconds);
}

export const namesOf = (refs: readonly string[], people: readonly Pickable[]): string =>
  nameList(refs.map((ref) => nameOf(people, ref)));

/** "First after 5 minutes, then every 15 minutes, 3 times at most". */
export function remindersInWords({ remind_after, remind_every, max_reminders }: LevelSaid): string {
  const first = remind_after || remind_every;
  if (!first || max_reminders === 0) return "Nobody is reminded";
  const begins = `Reminded first after ${inWords(first)}`;
  const most = max_reminders ?? (remind_every ? 3 : 1);
  if (!remind_every || most === 1) return `${begins}, once`;
  return `${begins}, then every ${inWords(remind_every)}, ${most} times in all`;
}

/** "After 30 minutes it goes on to level 2". */
export function goesOnInWords(
  { escalate_after }: LevelSaid,
  index: number,
  draft: Pick<PolicyDraft, "levels" | "repeat">,
): string {
  const isLast = index === draft.levels.length - 1;
  const { repeat } = draft;
  if (isLast && repeat)
    return `${escalate_after ? `After ${inWords(escalate_after)}` : "As long as the level before, then"} it goes back to level ${repeat.from_level}, ${times(repeat.times)}`;
  if (isLast) return "Stays here until the timeout";
  return escalate_after
    ? `After ${inWords(escalate_after)} it goes on to level ${index + 2}`
    : "Never goes on: say when";
}

export const times = (count: number): string =>
  count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;

/** "denied", "closed without an answer", "Approved". */
export function endInWords(outcome: string | null | undefined): string {
  if (outcome === undefined) return "denied";
  return outcome === null ? "closed without an answer" : `answered “${outcomeLabel(outcome)}”`;
}

/** The whole chain in a sentence: "Ana, after 30 minutes Bea, after 2 hours Data; denied after 8 hours." */
export function chainInWords(
  policy:
    | Pick<PolicyDraft, "levels" | "timeout" | "on_timeout" | "repeat">
    | {
        levels: readonly LevelSaid[];
        timeout: string | number;
        on_timeout?: string | null | undefined;
        repeat?: PolicyDraft["repeat"];
      },
  people: readonly Pickable[],
): string {
  const levels = policy.levels.map(({ to }, index) => {
    const after = policy.levels[index - 1]?.escalate_after;
    return `${index === 0 ? "" : `after ${inWords(after) || "?"} `}${namesOf(to, people)}`;
  });
  const again = policy.repeat
    ? `; ${times(policy.repeat.times)} more from level ${policy.repeat.from_level}`
    : "";
  return `${levels.join(", ")}${again}; ${endInWords(policy.on_timeout)} after ${inWords(policy.timeout)}.`;
}

const approvalsInWords = (approvals: Approvals): string =>
  approvals === "all" ? "everybody" : approvals === 1 ? "one approval" : `${approvals} approvals`;

/** "2 approvals; one denial ends it". */
export function quorumWords(quorum: QuorumDraft | undefined): string {
  const { approvals, veto, groups = [] } = quorum ?? { approvals: 1, veto: true };
  const needed =
    groups.length > 0
      ? groups.map((group) => `${approvalsInWords(group.approvals)} of ${group.name}`).join(" and ")
      : approvalsInWords(approvals);
  return `${needed}; one denial ${veto ? "ends it" : "is outvoted"}`;
}
