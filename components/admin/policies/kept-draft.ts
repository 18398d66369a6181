import { bodyOf, draftOf, type PolicyDraft } from "./draft";

/** What was edited in this tab and not saved, so that neither a reload nor a look at another page loses it. */
export interface KeptDraft {
  draft: PolicyDraft;
  /** The version it was begun from; 0 of a new policy. */
  version: number;
}

const keyOf = (slug: string | null): string => `policy-draft:${slug ?? ""}`;

export function keptDraft(slug: string | null): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(slug)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("policy" in kept) || !("version" in kept)) return null;
    return { draft: draftOf(kept.policy as Parameters<typeof draftOf>[0]), version: Number(kept.version) };
  } catch {
    return null;
  }
}

export function keepDraft(slug: string | null, kept: KeptDraft | null): void {
  try {
    if (kept === null) sessionStorage.removeItem(keyOf(slug));
    else
      sessionStorage.setItem(
        keyOf(slug),
        JSON.stringify({ policy: bodyOf(kept.draft), version: kept.version }),
      );
  } catch {
    // Without storage a draft lives as long as its page.
  }
}
