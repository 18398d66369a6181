import type { Pickable } from "../queries/people";

/** Somebody chosen from the list: the text says "@" and this name. */
export interface Pick {
  ref: string;
  name: string;
}

/** The word being typed after an "@", and where the "@" stands. */
export interface MentionQuery {
  from: number;
  words: string;
}

const OPEN_MENTION = /(?:^|[\s(])@((?:[\p{L}\p{N}._+-]+ ?){0,3})$/u;
const LONGEST = 60;

/** What is being typed right before the caret, if it is a mention. */
export function queryAt(text: string, caret: number): MentionQuery | null {
  const match = OPEN_MENTION.exec(text.slice(Math.max(0, caret - LONGEST), caret));
  const words = match?.[1];
  return words === undefined ? null : { from: caret - words.length - 1, words };
}

const AT_ONCE = 8;

/** Who fits what was typed: each typed word begins a word of the name or of the address. */
export function peopleLike(people: readonly Pickable[], words: string): Pickable[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name, email = "" }: Pickable) => {
    const own = `${name} ${email}`.toLowerCase().split(/[\s@._-]+/);
    return wanted.every((word) => own.some((part) => part.startsWith(word)));
  };
  return people.filter(fits).slice(0, AT_ONCE);
}

/** The text with the query replaced by the name, and where the caret goes. */
export function withMention(
  text: string,
  { from, words }: MentionQuery,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(from + 1 + words.length).replace(/^ /, ""), caret: before.length };
}

/** The picks that the text still names; each once. */
export function mentionsIn(text: string, picks: readonly Pick[]): Pick[] {
  const named = picks.filter(({ name }) => text.includes(`@${name}`));
  return named.filter((pick, index) => named.findIndex(({ ref }) => ref === pick.ref) === index);
}

export type Piece = { text: string } | { mention: string };

/** A comment's text with its mentions set apart. Only names that were picked are mentions. */
export function piecesOf(body: string, names: readonly string[]): Piece[] {
  const longestFirst = [...new Set(names)].filter(Boolean).sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = body.indexOf("@"); at !== -1; at = body.indexOf("@", at + 1)) {
    if (at < from) continue;
    const name = longestFirst.find(
      (candidate) =>
        body.startsWith(candidate, at + 1) && !/^[\p{L}\p{N}]/u.test(body.slice(at + 1 + candidate.length)),
    );
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: body.slice(from, at) });
    pieces.push({ mention: name });
    from = at + 1 + name.length;
  }
  if (from < body.length || pieces.length === 0) pieces.push({ text: body.slice(from) });
  return pieces;
}
