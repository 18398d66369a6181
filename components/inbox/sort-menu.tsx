"use client";

import { ArrowDownWideNarrow } from "lucide-react";
import { type Sort, SORTS } from "@/core/wire/list";
import { type InboxFilter, ownSortOf } from "../queries/inbox-filter";
import { Button } from "../ui/button";
import { Menu, MenuLabel, MenuRadio, MenuRadioGroup } from "../ui/menu";
import { SORT_NAMES } from "./filter-words";

interface SortMenuProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

/** The view's own order needs no word in the URL. */
export function SortMenu({ filter, onChange }: SortMenuProps) {
  const own = ownSortOf(filter);
  const sort = filter.sort ?? own;
  const sorts = filter.view === "done" ? SORTS : SORTS.filter((one) => one !== "closed");
  const trigger = (
    <Button className="h-11 desk:h-8" aria-label={`Sort: ${SORT_NAMES[sort]}`}>
      <ArrowDownWideNarrow aria-hidden className={filter.sort ? "text-accent-ink" : undefined} />
    </Button>
  );
  const choose = (value: string) => {
    const chosen: Sort | undefined = SORTS.find((one) => one === value);
    onChange({ sort: chosen === undefined || chosen === own ? null : chosen });
  };
  return (
    <Menu trigger={trigger} align="end">
      <MenuLabel>Sort by</MenuLabel>
      <MenuRadioGroup value={sort} onValueChange={choose}>
        {sorts.map((one) => (
          <MenuRadio key={one} value={one}>
            {SORT_NAMES[one]}
          </MenuRadio>
        ))}
      </MenuRadioGroup>
    </Menu>
  );
}
