import type { Pickable } from "../queries/people";

/** More are not drawn: who is not among them types on. */
export const SHOWN = 50;

/** Whether somebody's name, address or reference has these words. */
export function isLike({ name, email = "", ref }: Pickable, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const known = `${name} ${email} ${ref}`.toLowerCase();
  return words.every((word) => known.includes(word));
}

/** Whom a text may mean: those whose name begins with it first, then those picked lately, then by name. */
export function matching(people: readonly Pickable[], text: string, recent: readonly string[]): Pickable[] {
  const begins = ({ name }: Pickable) =>
    text !== "" && name.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1;
  const age = ({ ref }: Pickable) => (recent.includes(ref) ? recent.indexOf(ref) : recent.length);
  return people
    .filter((person) => isLike(person, text))
    .sort((a, b) => begins(a) - begins(b) || age(a) - age(b) || a.name.localeCompare(b.name));
}
