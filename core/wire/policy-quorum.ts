import type { LevelQuorumBody, QuorumBody } from "./quorum";

interface Voting {
  levels: { to: string[]; quorum?: LevelQuorumBody | undefined }[];
  quorum?: QuorumBody | undefined;
}

interface QuorumFlaw {
  path: (string | number)[];
  message: string;
}

/** What can be seen never to be reached, since everybody who could vote is named one by one. Who is in a team may change. */
export function* flawsOfQuorum({ levels, quorum }: Voting): Generator<QuorumFlaw> {
  for (const [index, { quorum: own }] of levels.entries())
    if (own)
      yield* tooFew(own.approvals, peopleFrom(levels, index), ["levels", index, "quorum", "approvals"]);
  if (!quorum) return;
  const voters = levels[0]?.quorum ? null : peopleFrom(levels, 0);
  yield* tooFew(quorum.approvals, voters, ["quorum", "approvals"]);
  for (const [index, { name, of, approvals }] of (quorum.groups ?? []).entries()) {
    const path = ["quorum", "groups", index];
    const named = quorum.groups?.findIndex((group) => group.name === name) ?? index;
    if (named < index) yield { path: [...path, "name"], message: `There are two groups called ${name}.` };
    yield* tooFew(approvals, asked(of, voters), [...path, "approvals"]);
  }
}

function* tooFew(approvals: number | "all", people: readonly string[] | null, path: QuorumFlaw["path"]) {
  const needed = approvals === "all" ? 1 : approvals;
  if (people === null || people.length >= needed) return;
  const there = ["nobody is", "one person is"][people.length] ?? `${people.length} people are`;
  yield { path, message: `${needed} cannot be reached: ${there} asked who could agree.` };
}

/** Those who vote with the people of this level; null where a team or a schedule among them makes that open. */
function peopleFrom(levels: Voting["levels"], from: number): string[] | null {
  const next = levels.findIndex(({ quorum }, index) => index > from && quorum !== undefined);
  return people(levels.slice(from, next < 0 ? undefined : next).flatMap(({ to }) => to));
}

/** Who of a group is asked at all. */
function asked(of: readonly string[], voters: readonly string[] | null): string[] | null {
  const members = people(of);
  return members && voters ? members.filter((ref) => voters.includes(ref)) : members;
}

/** That nobody is named at all is told elsewhere. */
const people = (refs: readonly string[]): string[] | null =>
  refs.length === 0 || refs.some((ref) => ref.includes(":"))
    ? null
    : [...new Set(refs.map((ref) => ref.toLowerCase()))];
