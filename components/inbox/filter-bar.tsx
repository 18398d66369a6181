"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EVERYTHING, type InboxFilter, isNarrowed, searchOf } from "../queries/inbox-filter";
import { viewsQuery } from "../queries/views";
import { Button } from "../ui/button";
import { FilterChip } from "../ui/filter-chip";
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
        <FilterChip key={text} text={text} onRemove={() => onChange(without)} />
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
