import type { FactWire } from "@/core/wire/fact";
import { numberAt, textAt } from "../intent/fact-data";

/** One line of the timeline: a fact, a comment with its replies, or messages that went out together. */
export type Entry =
  | { kind: "fact"; fact: FactWire; before: readonly FactWire[] }
  | { kind: "thread"; fact: FactWire; before: readonly FactWire[]; replies: FactWire[] }
  | { kind: "burst"; fact: FactWire; facts: FactWire[] };

export type Show = "everything" | "words";

/** The facts as lines, oldest first. `words` leaves only what somebody wrote. */
export function entriesOf(facts: readonly FactWire[], show: Show): Entry[] {
  const comments = new Map(facts.filter(isComment).map((fact) => [fact.seq, fact]));
  const replies = new Map<number, FactWire[]>();
  for (const fact of comments.values()) {
    const root = rootOf(fact, comments);
    if (root !== fact.seq) replies.set(root, [...(replies.get(root) ?? []), fact]);
  }
  const entries: Entry[] = [];
  facts.forEach((fact, index) => {
    if (show === "words" && !hasWords(fact)) return;
    const before = facts.slice(0, index);
    if (!isComment(fact)) return addFact(entries, fact, before);
    if (rootOf(fact, comments) === fact.seq)
      entries.push({ kind: "thread", fact, before, replies: replies.get(fact.seq) ?? [] });
  });
  return entries.map(single);
}

const isComment = (fact: FactWire): boolean => fact.type === "commented";

const WORDS: Readonly<Record<string, string>> = {
  commented: "/body",
  changes_requested: "/answer/comment",
  revised: "/note",
  voted: "/answer/comment",
  decided: "/comment",
  canceled: "/reason",
  reassigned: "/reason",
  result: "/summary",
};

const hasWords = ({ type, data }: FactWire): boolean =>
  Object.hasOwn(WORDS, type) && textAt(data, WORDS[type] ?? "") !== null;

/** The first comment of the thread; a reply to a reply stands beside it. */
function rootOf(fact: FactWire, comments: ReadonlyMap<number, FactWire>): number {
  for (let here = fact; ;) {
    const to = numberAt(here.data, "/reply_to");
    const parent = to === null || to >= here.seq ? undefined : comments.get(to);
    if (!parent) return here.seq;
    here = parent;
  }
}

/** Messages of one kind that follow each other are one line. */
function addFact(entries: Entry[], fact: FactWire, before: readonly FactWire[]): void {
  const last = entries.at(-1);
  if (fact.type !== "notified") entries.push({ kind: "fact", fact, before });
  else if (last?.kind === "burst" && isAlike(last.fact, fact)) last.facts.push(fact);
  else entries.push({ kind: "burst", fact, facts: [fact] });
}

const isAlike = (one: FactWire, other: FactWire): boolean =>
  ["/kind", "/channel"].every((place) => textAt(one.data, place) === textAt(other.data, place));

const single = (entry: Entry): Entry =>
  entry.kind === "burst" && entry.facts.length === 1 ? { kind: "fact", fact: entry.fact, before: [] } : entry;
