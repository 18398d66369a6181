import type { Quorum, QuorumGroup } from "./plan";

/** A vote as far as it is counted. */
export interface Ballot {
  /** The voter, and whom they stand in for: together they have one vote. */
  who: readonly string[];
  affirms: boolean;
  /** Whether an admin gave it, who fills the place of a member that a group does not have. */
  admin: boolean;
}

export interface Tally {
  required: number;
  approvals: number;
  denials: number;
  veto: boolean;
  /** The approvals that are given, and those that people who have not voted can still give. */
  reachable: number;
  groups: GroupTally[];
  /** What the votes so far come to; null while more are needed. */
  settled: "affirm" | "deny" | null;
}

export interface GroupTally {
  name: string;
  required: number;
  approvals: number;
  reachable: number;
  /** How many members it had at the submission. */
  of: number;
}

/** Whether the first answer decides. */
export const isSingle = ({ approvals, groups }: Pick<Quorum, "approvals" | "groups">): boolean =>
  approvals <= 1 && groups.length === 0;

/**
 * Counts votes, in whatever order they came. `asked` are the ids of those who were asked since, beside those who were known at the
 * submission. One denial ends it where there is a veto; otherwise as many as approvals are needed, or so many that the approvals
 * can no longer come together. Denials stand before approvals.
 */
export function tally(quorum: Quorum, ballots: readonly Ballot[], asked: readonly string[] = []): Tally {
  const { approvals: required, veto } = quorum;
  const affirming = ballots.filter((ballot) => ballot.affirms);
  const denials = ballots.length - affirming.length;
  const spoken = new Set(ballots.flatMap(({ who }) => who));
  const silent = [...new Set([...quorum.people, ...asked])].filter((id) => !spoken.has(id));
  const reachable = affirming.length + silent.length;
  const groups = quorum.groups.map((group) => countGroup(quorum, group, affirming, silent));
  const parts = [{ required, approvals: affirming.length, reachable }, ...groups];
  const lost = parts.some((part) => part.reachable < part.required);
  const denied = denials > 0 && (veto || lost || denials >= required);
  const agreed = parts.every((part) => part.approvals >= part.required);
  return {
    ...{ required, approvals: affirming.length, denials, veto, reachable, groups },
    settled: denied ? "deny" : agreed ? "affirm" : null,
  };
}

/** A member of two groups counts in both, and once in each. Who is in a group and never asked cannot vote in it. */
function countGroup(
  { people }: Quorum,
  { name, approvals: required, members }: QuorumGroup,
  affirming: readonly Ballot[],
  silent: readonly string[],
): GroupTally {
  const isTheirs = ({ who }: Ballot) => who.some((id) => members.includes(id));
  const own = affirming.filter(isTheirs).length;
  const empty = Math.max(0, required - members.filter((id) => people.includes(id)).length);
  const filled = affirming.filter((ballot) => ballot.admin && !isTheirs(ballot)).length;
  const approvals = own + Math.min(empty, filled);
  const reachable = approvals + silent.filter((id) => members.includes(id)).length;
  return { name, required, approvals, reachable, of: members.length };
}

/** How many people it takes at least to satisfy the groups: their sum where nobody is in two of them. */
export function fewest(groups: Quorum["groups"]): number {
  const members = groups.flatMap((group) => [...new Set(group.members)]);
  const needed = groups.map(({ approvals }) => approvals);
  const disjoint = new Set(members).size === members.length;
  return disjoint ? needed.reduce((sum, each) => sum + each, 0) : Math.max(0, ...needed);
}
