import { X } from "lucide-react";

/** One thing that narrows a list, to be taken away. */
export function FilterChip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove filter: ${text}`}
      onClick={onRemove}
      className="inline-flex h-9 max-w-full items-center gap-1 rounded-md border border-line bg-sunken px-2 text-xs font-medium text-ink-muted hover:bg-hover hover:text-ink desk:h-6 desk:px-1.5"
    >
      <span className="truncate">{text}</span>
      <X aria-hidden className="size-3 shrink-0" />
    </button>
  );
}
