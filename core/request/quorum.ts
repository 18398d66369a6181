import { audiencesOf } from "../climb";
import type { Resolve } from "../lifecycle/commands";
import { FIRST_ANSWER, type Plan, type Quorum, type QuorumGroup, type Target } from "../plan";
import { fewest, isSingle } from "../quorum";
import type { PolicyBody } from "../wire/policy";
import type { LevelQuorumBody, QuorumBody } from "../wire/quorum";

/** Who is there when the request comes in. */
interface Present {
  lookup: (ref: string) => Target | undefined;
  /** Without whoever may not decide. */
  resolve: Resolve;
}

/**
 * The plan with its quorums as numbers and names: what "all" is, and who is in which group, is settled when the request comes in.
 * The levels' own quorums hold where the chain is the policy's own.
 */
export function withQuorums(plan: Plan, policy: PolicyBody | null, isOwnChain: boolean, who: Present): Plan {
  if (!policy) return plan;
  const own = plan.levels.map((_, index) => (isOwnChain ? policy.levels[index]?.quorum : undefined));
  const levels = plan.levels.map((level, index) => {
    const wanted = own[index];
    const next = own.findIndex((quorum, above) => above > index && quorum !== undefined);
    const theirs = plan.levels.slice(index, next < 0 ? undefined : next);
    return { ...level, quorum: wanted ? fixed(wanted, idsOf([level], who), idsOf(theirs, who), who) : null };
  });
  if (!policy.quorum) return { ...plan, levels };
  const first =
    audiencesOf(plan, ({ to }) => who.resolve(to))
      .at(-1)
      ?.reached.people.map(({ id }) => id) ?? [];
  const next = own.findIndex((quorum) => quorum !== undefined);
  const theirs = plan.levels.slice(0, next < 0 ? undefined : next);
  return { ...plan, levels, quorum: fixed(policy.quorum, first, idsOf(theirs, who), who) };
}

/** `all` are those whom "all" means, `people` all who can be asked in time. */
function fixed(
  wanted: QuorumBody | LevelQuorumBody,
  all: readonly string[],
  people: string[],
  who: Present,
): Quorum {
  const groups = ("groups" in wanted ? (wanted.groups ?? []) : []).map(
    ({ name, of, approvals }): QuorumGroup => {
      const members = idsOf([{ to: of.flatMap((ref) => who.lookup(ref) ?? []) }], who);
      return { name, approvals: numberOf(approvals, members), members };
    },
  );
  const approvals = Math.max(numberOf(wanted.approvals, all), fewest(groups));
  const quorum = { approvals, veto: wanted.veto, groups };
  return isSingle(quorum) ? { ...FIRST_ANSWER, veto: wanted.veto } : { ...quorum, people };
}

const numberOf = (approvals: number | "all", people: readonly string[]): number =>
  approvals === "all" ? Math.max(1, people.length) : approvals;

const idsOf = (levels: readonly { to: Target[] }[], { resolve }: Present): string[] => [
  ...new Set(levels.flatMap(({ to }) => resolve(to).people.map(({ id }) => id))),
];
