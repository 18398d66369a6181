import type { Intent } from "./intent";
import { type Json, withValues } from "./json";
import { marksOf, placesIn } from "./sensitive/marks";
import { isRedacted } from "./sensitive/redact";

/** What of a request is found: more words than these are not. Longer words are found by their beginning. */
const MAX_WORDS = 1_000;
const MAX_LETTERS = 40;
/** A shorter beginning would find nearly everything, and take its time. */
const SHORTEST_PREFIX = 2;

/** Words as they are compared: without case, accents and punctuation. "Café_Q1-2026" is "cafe", "q1" and "2026". */
export function wordsIn(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, MAX_LETTERS).join(""));
}

/** Texts as a tsvector literal. A phrase does not reach from one text into the next. */
export function wordsVector(texts: Iterable<string>): string {
  const places = new Map<string, number[]>();
  let place = 0;
  let left = MAX_WORDS;
  for (const text of texts) {
    for (const word of wordsIn(text).slice(0, left)) {
      places.set(word, [...(places.get(word) ?? []), ++place]);
      left--;
    }
    place++;
    if (left === 0) break;
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(",")}`).join(" ");
}

/** What an intent never loses and lists are narrowed by. As lexemes, the one index finds any mixture of words and these. */
interface Facets {
  workspace: string;
  /** Everybody who was ever asked. */
  asked: string;
  agent: string;
  task: string;
  type: string;
  risk: string;
  priority: string;
}

/** No word begins with "=". */
const facet = (name: string, value: string): string => `'=${name}=${value.replace(/['\\]/g, "$&$&")}'`;

/** Makes an intent findable among those that a person was asked. */
export const askedFacet = (userId: string): string => facet("asked", userId);

/** All that a new intent is found by, as a tsvector literal. */
export function searchDocument(intent: Intent): string {
  const { title, description, intentType, agent, payload, risk } = intent;
  const facets: Partial<Facets> = {
    workspace: intent.workspaceId,
    agent: agent.id,
    task: intent.taskType,
    type: intentType,
    priority: intent.priority,
    ...(risk !== null && { risk }),
  };
  const lexemes = Object.entries(facets).map(([name, value]) => facet(name, value));
  const people = intent.asked.map(({ id }) => askedFacet(id));
  const texts = [
    title,
    intentType,
    agent.name,
    agent.address,
    description ?? "",
    ...openTexts(intent, payload),
  ];
  return [...lexemes, ...people, wordsVector(texts)].join(" ");
}

/** What of a payload may be found by whoever sees the intent: nothing sensitive, and nothing that was dropped. */
export const openTexts = ({ sensitive }: Pick<Intent, "sensitive">, payload: Json): Iterable<string> => {
  const hidden = placesIn(payload, marksOf(sensitive).payload);
  return textsIn(
    hidden.length === 0
      ? payload
      : withValues(payload, Object.fromEntries(hidden.map((place) => [place, null]))),
  );
};

/** The texts and numbers of a JSON value, without the names of its fields. */
export function* textsIn(value: Json): Generator<string> {
  if (typeof value === "string" || typeof value === "number") yield String(value);
  else if (isRedacted(value)) return;
  else if (typeof value === "object" && value !== null)
    for (const child of Object.values(value)) yield* textsIn(child);
}

/** What must hold of the facets, as a tsquery literal: of each name, one of the values. */
export const facetQuery = (wanted: { [Name in keyof Facets]?: readonly string[] }): string[] =>
  Object.entries(wanted).map(
    ([name, values]) => `( ${values.map((value) => facet(name, value)).join(" | ")} )`,
  );

/**
 * What somebody typed as a tsquery literal; null where there is no word in it. Every word must occur, in any order; "in
 * quotes" as they stand; -without; one OR other. The last word may be only the beginning of one.
 */
export function wordsQuery(q: string): string | null {
  const terms = [...q.matchAll(/(-?)"([^"]*)"?|(-?)(\S+)/g)].map(
    ([, notQuoted, quoted, notPlain, plain], index, all): Term => ({
      text: quoted ?? plain ?? "",
      quoted: quoted !== undefined,
      negated: (notQuoted || notPlain) === "-",
      last: index === all.length - 1,
    }),
  );
  let query = "";
  let or = false;
  for (const term of terms) {
    if (isOr(term) && query !== "" && !term.last) or = true;
    else {
      const words = phraseOf(term);
      if (words === null) continue;
      query += `${query === "" ? "" : or ? " | " : " & "}${words}`;
      or = false;
    }
  }
  return query === "" ? null : `( ${query} )`;
}

interface Term {
  text: string;
  quoted: boolean;
  negated: boolean;
  last: boolean;
}

const isOr = ({ text, quoted }: Term): boolean => !quoted && text.toLowerCase() === "or";

function phraseOf({ text, quoted, negated, last }: Term): string | null {
  const words = wordsIn(text);
  const end = words.at(-1);
  if (end === undefined) return null;
  const open = last && !quoted && !negated && end.length >= SHORTEST_PREFIX;
  const phrase = words.map((word, index) => `'${word}'${open && index === words.length - 1 ? ":*" : ""}`);
  return `${negated ? "!" : ""}( ${phrase.join(" <-> ")} )`;
}
