import { expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft";
import { draftKey, keepDraft, loadDraft, sweepDrafts } from "./draft-storage";

/** A browser's store of its own; `full` refuses to keep anything more. */
function aShelf({ full = false } = {}) {
  const kept = new Map<string, string>();
  const shelf = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, text);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, shelf: () => shelf };
}

const draft = { ...EMPTY_DRAFT, comment: "Not yet", data: { nights: 3, voucher: undefined as never } };
const key = draftKey("usr_ana", "int_1", 1);

test("a draft comes back as it was, with what was emptied", () => {
  const { shelf } = aShelf();
  keepDraft(shelf, key, draft, 1_000);
  expect(loadDraft(shelf, key)).toStrictEqual(draft);
  expect(loadDraft(shelf, draftKey("usr_bea", "int_1", 1))).toBe(EMPTY_DRAFT);
  expect(loadDraft(shelf, draftKey("usr_ana", "int_1", 2))).toBe(EMPTY_DRAFT);
});

test("an emptied draft leaves nothing behind", () => {
  const { shelf, kept } = aShelf();
  keepDraft(shelf, key, draft, 1_000);
  keepDraft(shelf, key, EMPTY_DRAFT, 2_000);
  expect(kept.size).toBe(0);
});

test("a store that is full, forbidden or holds something else breaks nothing", () => {
  const { shelf } = aShelf({ full: true });
  keepDraft(shelf, key, draft, 1_000);
  expect(loadDraft(shelf, key)).toBe(EMPTY_DRAFT);
  const forbidden = () => {
    throw new DOMException("no", "SecurityError");
  };
  keepDraft(forbidden, key, draft, 1_000);
  sweepDrafts(forbidden, 1_000);
  expect(loadDraft(forbidden, key)).toBe(EMPTY_DRAFT);
  const odd = aShelf();
  odd.kept.set(key, '{"comment":7}');
  expect(loadDraft(odd.shelf, key)).toBe(EMPTY_DRAFT);
});

test("drafts of questions that must have closed are forgotten, and nothing else is", () => {
  const { shelf, kept } = aShelf();
  const day = 86_400_000;
  keepDraft(shelf, key, draft, 0);
  keepDraft(shelf, draftKey("usr_ana", "int_2", 1), draft, 100 * day);
  kept.set("theme", "dark");
  sweepDrafts(shelf, 401 * day);
  expect([...kept.keys()]).toEqual([draftKey("usr_ana", "int_2", 1), "theme"]);
});
