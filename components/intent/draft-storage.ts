import { parseCleared, withCleared } from "../form/cleared";
import { Draft, EMPTY_DRAFT, hasContent } from "./draft";

const PREFIX = "countersign:draft:";
const DAY_MS = 86_400_000;
/** Longer than any question can be open. */
const KEPT_DAYS = 400;

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Whose draft it is, for which question: another person on the same browser does not see it. */
export const draftKey = (owner: string, intentId: string, revision: number): string =>
  `${PREFIX}${owner}:${intentId}:${revision}`;

export const isDraftKey = (key: string): boolean => key.startsWith(PREFIX);

/** What is kept under a key; an empty draft where there is none, or none that can be read. */
export function loadDraft(shelf: () => Shelf, key: string): Draft {
  try {
    const text = shelf().getItem(key);
    return text === null ? EMPTY_DRAFT : Draft.parse(parseCleared(text));
  } catch {
    return EMPTY_DRAFT;
  }
}

/** Keeps a draft, or forgets it where it is empty. A full or forbidden store costs the copy; the text stays on the page. */
export function keepDraft(shelf: () => Shelf, key: string, draft: Draft, now: number): void {
  try {
    if (!hasContent(draft)) shelf().removeItem(key);
    else shelf().setItem(key, withCleared({ ...draft, at: now }));
  } catch {
    // What is not kept now may be with the next letter.
  }
}

/** Forgets drafts whose questions must have closed long ago. */
export function sweepDrafts(shelf: () => Shelf, now: number): void {
  try {
    const store = shelf();
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "").filter(
      isDraftKey,
    );
    for (const key of keys) if (ageOf(store.getItem(key), now) > KEPT_DAYS * DAY_MS) store.removeItem(key);
  } catch {
    // Nothing is kept where there is no store.
  }
}

function ageOf(text: string | null, now: number): number {
  const at = /"at":(\d+)\}$/.exec(text ?? "")?.[1];
  return at === undefined ? 0 : now - Number(at);
}
