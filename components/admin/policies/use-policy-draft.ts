import { useEffect, useState } from "react";
import type { PolicyWire } from "@/core/wire/policies";
import { draftOf, isSameDraft, newDraft, type PolicyDraft } from "./draft";
import { keepDraft, keptDraft } from "./kept-draft";

export interface DraftState {
  draft: PolicyDraft;
  /** What it is compared with: the version it was begun from. */
  base: PolicyDraft;
  /** 0 of a new policy. */
  version: number;
  dirty: boolean;
  /** Whether it was found as it was left in this tab. */
  isFound: boolean;
  edit: (change: (draft: PolicyDraft) => PolicyDraft) => void;
  /** Goes on from a saved policy, without what was edited. */
  begin: (saved: PolicyWire | null) => void;
}

const begun = (saved: PolicyWire | null) => {
  const base = saved ? draftOf(saved) : newDraft();
  return { base, draft: base, version: saved?.version ?? 0, isFound: false };
};

/** A policy while it is edited. Where nothing was edited, it is whatever is saved by now. */
export function usePolicyDraft(saved: PolicyWire | null): DraftState {
  const slug = saved?.slug ?? null;
  const [state, setState] = useState(() => {
    const fresh = begun(saved);
    const kept = keptDraft(slug);
    if (!kept || isSameDraft(kept.draft, fresh.base)) return fresh;
    return { ...fresh, draft: kept.draft, version: kept.version, isFound: true };
  });
  const dirty = !isSameDraft(state.draft, state.base);
  if (saved && !dirty && saved.version > state.version) setState(begun(saved));
  useEffect(
    () => keepDraft(slug, dirty ? { draft: state.draft, version: state.version } : null),
    [slug, dirty, state],
  );
  return {
    ...state,
    dirty,
    edit: (change) => setState((old) => ({ ...old, draft: change(old.draft), isFound: false })),
    begin: (next) => setState(begun(next)),
  };
}
