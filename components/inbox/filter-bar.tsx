"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { EVERYTHING, type InboxFilter, isNarrowed, searchOf } from "../queries/inbox-filter";
import { viewsQuery } from "../queries/views";
import { Button } from "../ui/button";
import { narrowingsOf } from "./filter-words";
import { ViewDialog } from "./view-dialog";

interface FilterBarProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** What narrows the list, each to be taken away, and the whole of it to be kept as a view. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const [saving, setSaving] = useState(false);
  const { data } = useQuery(viewsQuery());
  const query = searchOf(filter);
  const known = data?.items.some((view) => view.name !== null && view.query === query) ?? true;
  if (!isNarrowed(filter) && filter.sort === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {narrowingsOf(filter).map(({ text, without }) => (
        <button
          key={text}
          type="button"
          aria-label={`Remove filter: ${text}`}
          onClick={() => onChange(without)}
          className="inline-flex h-9 max-w-full items-center gap-1 rounded-md border border-line bg-sunken px-2 text-xs font-medium text-ink-muted hover:bg-hover hover:text-ink desk:h-6 desk:px-1.5"
        >
          <span className="truncate">{text}</span>
          <X aria-hidden className="size-3 shrink-0" />
        </button>
      ))}
      <span className="ml-auto flex gap-1">
        {isNarrowed(filter) && (
          <Button variant="ghost" size="sm" onClick={() => onChange({ ...EVERYTHING, sort: filter.sort })}>
            Clear
          </Button>
        )}
        {!known && (
          <Button variant="ghost" size="sm" onClick={() => setSaving(true)}>
            Save view
          </Button>
        )}
      </span>
      {saving && <ViewDialog query={query} onClose={() => setSaving(false)} />}
    </div>
  );
}
