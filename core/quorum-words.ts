/** The vote as people read it, the same on pages, in mails and in Slack. */

type Part = { required: number; approvals: number };

/** As it is shown to the world; see core/wire/quorum.ts. */
export interface VoteShown extends Part {
  denials: number;
  veto: boolean;
  reachable: number;
  groups: readonly (Part & { name: string; of: number })[];
}

/** "1 of 2 approvals". */
export const countWords = ({ approvals, required }: Part): string =>
  `${approvals} of ${required} approval${required === 1 ? "" : "s"}`;

/** What is still needed: "one of Legal and two of Data"; null where nothing is. */
export function neededWords(vote: VoteShown): string | null {
  const groups = vote.groups.map((group) => ({ name: group.name, count: missing(group) }));
  const theirs = groups.reduce((sum, { count }) => sum + count, 0);
  const others = Math.max(0, missing(vote) - theirs);
  const words = groups
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${inWords(count)} of ${name}`);
  if (others > 0)
    words.push(`${inWords(others)} ${words.length === 0 ? "more" : others > 1 ? "others" : "other"}`);
  return words.length === 0 ? null : joined(words);
}

/** "1 of 2 approvals; still needed: one of Legal." */
export function standingInWords(vote: VoteShown): string {
  const needed = neededWords(vote);
  return needed === null ? `${countWords(vote)}.` : `${countWords(vote)}; still needed: ${needed}.`;
}

/** What is needed from the beginning, which never changes: "Two people have to agree: one of Legal and one other." */
export function requiredWords(vote: Pick<VoteShown, "required" | "groups" | "veto">): string {
  const { required, groups } = vote;
  const people = `${capital(inWords(required))} ${required === 1 ? "person has" : "people have"} to agree`;
  const untouched = groups.map((group) => ({ ...group, approvals: 0 }));
  const parts = neededWords({ ...vote, groups: untouched, approvals: 0, denials: 0, reachable: required });
  return `${people}${groups.length > 0 ? `: ${parts}` : ""}. ${denialWords(vote)}`;
}

/** What one denial does. */
export const denialWords = ({ veto }: Pick<VoteShown, "veto">): string =>
  veto ? "One denial ends it." : "One denial alone does not end it.";

/** Why the approvals cannot come together as things stand; null where they can. */
export function shortWords({ required, reachable, groups }: VoteShown): string | null {
  if (reachable < required)
    return `Only ${inWords(reachable)} of the ${inWords(required)} approvals can be had from those who are asked: pass it on to somebody else as well.`;
  const short = groups.filter((group) => group.of < group.required && group.approvals < group.required);
  if (short.length === 0) return null;
  const names = joined(short.map(({ name }) => name));
  return `${names} ${short.length === 1 ? "has" : "have"} too few people: an admin’s approval counts in the place of those who are missing.`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const missing = ({ required, approvals }: Part): number => Math.max(0, required - approvals);

const NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
export const inWords = (count: number): string => NUMBERS[count] ?? String(count);

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
