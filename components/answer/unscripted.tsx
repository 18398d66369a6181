"use client";

import { useHydrated } from "../intent/use-hydrated";

/** Comes over the answer's buttons when the page's scripts are blocked or never arrive: until then it waits unseen. */
export function Unscripted() {
  if (useHydrated()) return null;
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-0 z-30 animate-[fade_140ms_ease-out_4s_both] border-t border-warn-line bg-warn-soft px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <p className="font-medium">This page cannot send your answer yet</p>
      <p>It needs JavaScript, which has not arrived or is blocked here. Try another browser if this stays.</p>
    </div>
  );
}
