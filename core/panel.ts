import { isOut, requesterOf, wasAsked } from "./access";
import { everAsked, type Intent, type Vote } from "./intent";
import type { Plan, Quorum } from "./plan";
import { type Ballot, isSingle, type Tally, tally } from "./quorum";
import { effectOf } from "./task-types";

/**
 * Those who vote together: the people of a level that has a quorum of its own, and of the levels after it that have none. `from` is
 * that level, or 0 for the plan's own quorum.
 */
export interface Panel {
  from: number;
  quorum: Quorum;
}

type Asking = Pick<Intent, "plan" | "position" | "asked">;

/** The panel that a level belongs to. */
export function panelAt(plan: Plan, level: number): Panel {
  for (let from = Math.min(level, plan.levels.length); from >= 1; from--) {
    const quorum = plan.levels[from - 1]?.quorum;
    if (quorum) return { from, quorum };
  }
  return { from: 0, quorum: plan.quorum };
}

/** The panel in which somebody votes: where they were asked last; whoever was not, where it stands now. */
export function panelOf({ plan, position, asked }: Asking, userId: string): Panel {
  const own = asked.find(({ id }) => id === userId);
  return panelAt(plan, own && wasAsked({ asked }, userId) ? own.level : position.level);
}

type Voting = Asking & Pick<Intent, "agent" | "votes" | "taskType" | "outcomes">;

/** How the vote of a panel stands. */
export function tallyOf(intent: Voting, panel: Panel): Tally {
  const requester = requesterOf(intent);
  const panelists = everAsked(intent).filter(({ id }) => panelOf(intent, id).from === panel.from);
  const asked = panelists.filter(({ id }) => id !== requester && !isOut(intent, id));
  const out = new Set(panelists.map(({ id }) => id).filter((id) => isOut(intent, id)));
  const quorum = { ...panel.quorum, people: panel.quorum.people.filter((id) => !out.has(id)) };
  const votes = votesOf(intent, panel);
  return tally(
    quorum,
    votes.map((vote) => ballotOf(intent, vote)),
    asked.map(({ id, insteadOf }) => insteadOf?.id ?? id),
  );
}

/** What the votes come to, and the last of those that made it so: the first panel to agree or to deny has the say. */
export function verdictOf(intent: Voting): Vote | null {
  const panels = new Map(
    intent.votes.map(({ userId }) => panelOf(intent, userId)).map((one) => [one.from, one]),
  );
  for (const panel of panels.values()) {
    const { settled } = tallyOf(intent, panel);
    const made = votesOf(intent, panel).findLast(
      (vote) => ballotOf(intent, vote).affirms === (settled === "affirm"),
    );
    if (settled && made) return made;
  }
  return null;
}

/** The vote where several are needed, at any level so far; null where one answer decides. */
export function standingOf(intent: Voting): Tally | null {
  const levels = Array.from({ length: intent.position.level }, (_, index) => index + 1);
  const several = levels.some((level) => !isSingle(panelAt(intent.plan, level).quorum));
  return several ? tallyOf(intent, panelAt(intent.plan, intent.position.level)) : null;
}

const votesOf = (intent: Voting, { from }: Panel): Vote[] =>
  intent.votes.filter(({ userId }) => panelOf(intent, userId).from === from);

const ballotOf = ({ taskType, outcomes }: Voting, vote: Vote): Ballot => ({
  who: seatsOf(vote),
  affirms: effectOf(taskType, outcomes, vote.outcome) === "affirm",
  admin: vote.admin,
});

/** Whose votes this is: the voter's own, and that of whom they stand in for. */
export const seatsOf = ({ userId, actingFor }: Pick<Vote, "userId" | "actingFor">): string[] =>
  actingFor ? [userId, actingFor.id] : [userId];
