import { diffWordsWithSpace } from "diff";

/** A run of text that stayed, came or went. */
export interface TextPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Longer texts are shown before and after, because comparing them word by word would hold up the page. */
export const LONGEST = 20_000;
const TIMEOUT_MS = 150;

/** How a text changed, word by word; null where that would take too long to tell. */
export function diffText(before: string, after: string): TextPart[] | null {
  if (before.length + after.length > LONGEST) return null;
  const parts = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  return (
    parts?.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    })) ?? null
  );
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
