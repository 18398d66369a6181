import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface FoldedProps {
  title: string;
  /** What it says while it is folded: "any time". */
  says?: string;
  /** Open from the start, because something in it needs a look. */
  open?: boolean;
  children: ReactNode;
}

/** What most people leave as it is. */
export function Folded({ title, says, open, children }: FoldedProps) {
  return (
    <details className="group/fold" {...(open && { open })}>
      <summary className="flex min-h-11 list-none items-center gap-1.5 rounded-md text-ink-muted hover:text-ink desk:min-h-8 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform group-open/fold:rotate-90"
        />
        <span className="font-medium">{title}</span>
        {says && <span className="min-w-0 flex-1 truncate text-sm text-ink-faint">{says}</span>}
      </summary>
      <div className="flex flex-col gap-4 pt-2 pb-1 desk:pl-5.5">{children}</div>
    </details>
  );
}
