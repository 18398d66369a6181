import type { Flaw } from "@/core/errors";
import type { ChangeDraft, TypeDraft } from "./draft";

/** What every part of the editor works with. */
export interface Editing {
  draft: TypeDraft;
  change: ChangeDraft;
  flaws: readonly Flaw[];
  mayEdit: boolean;
}

/** What is wrong at a place or below it, for the one field that stands for all of it. */
export function errorUnder(flaws: readonly Flaw[], pointer: string): string | undefined {
  const there = flaws.filter((flaw) => flaw.pointer === pointer || flaw.pointer.startsWith(`${pointer}/`));
  return there.length > 0 ? [...new Set(there.map(({ detail }) => detail))].join(" ") : undefined;
}
