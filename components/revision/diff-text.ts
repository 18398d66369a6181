import { diffLines, diffWordsWithSpace } from "diff";

/** A run of text that stayed, came or went. */
export interface TextPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Longer texts are compared line by line, because doing it word by word would hold up the page. */
const LONGEST_BY_WORD = 20_000;
/** Longer ones still are shown before and after; so are those that have next to no lines. */
const LONGEST = 500_000;
const SHORTEST_LINES = 10;
const TIMEOUT_MS = 150;

/** How a text changed, word by word, or a long one line by line; null where that would take too long to tell. */
export function diffText(before: string, after: string): TextPart[] | null {
  const parts = partsOf(before, after);
  return (
    parts?.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })) ?? null
  );
}

function partsOf(before: string, after: string) {
  const length = before.length + after.length;
  if (length <= LONGEST_BY_WORD) return diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  const lines = before.split("\n").length + after.split("\n").length;
  if (length > LONGEST || lines < SHORTEST_LINES) return undefined;
  return diffLines(before, after, { timeout: TIMEOUT_MS });
}

const CONTEXT = 80;

/** What stayed, cut to what stands next to a change. */
export function withoutTheSame(parts: readonly TextPart[]): TextPart[] {
  return parts.map((part, index) => {
    if (part.kind !== "same" || part.text.length <= 3 * CONTEXT) return part;
    const head = index === 0 ? "" : part.text.slice(0, CONTEXT);
    const tail = index === parts.length - 1 ? "" : part.text.slice(-CONTEXT);
    return { kind: "same", text: `${head} … ${tail}` };
  });
}
