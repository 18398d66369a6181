import type { ReactNode } from "react";

/** A sentence, and the button that it is about. */
export function Line({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line bg-surface px-4 py-3">
      <p className="min-w-0 flex-1 basis-60 text-pretty text-ink-muted">{text}</p>
      {children}
    </div>
  );
}
