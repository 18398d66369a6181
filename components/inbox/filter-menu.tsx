"use client";

import { ListFilter } from "lucide-react";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { CLOSED_STATUSES, type InboxFilter } from "../queries/inbox-filter";
import { Button } from "../ui/button";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu";
import { TASK_LOOKS } from "./task-glyph";

const STATUS_NAMES = { decided: "Answered", timed_out: "Timed out", canceled: "Withdrawn" } as const;

interface FilterMenuProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

export function FilterMenu({ filter, onChange }: FilterMenuProps) {
  const chosen = filter.types.length + filter.statuses.length;
  const stay = (event: Event) => event.preventDefault();
  const trigger = (
    <Button className="h-11 desk:h-8" aria-label={chosen > 0 ? `Filter, ${chosen} chosen` : "Filter"}>
      <ListFilter aria-hidden />
      {chosen > 0 && <span className="text-accent-ink tabular-nums">{chosen}</span>}
    </Button>
  );
  return (
    <Menu trigger={trigger} align="end">
      {filter.view === "done" && (
        <>
          <MenuLabel>How it ended</MenuLabel>
          {CLOSED_STATUSES.map((status) => (
            <MenuCheck
              key={status}
              checked={filter.statuses.includes(status)}
              onCheckedChange={() => onChange({ statuses: toggled(filter.statuses, status) })}
              onSelect={stay}
            >
              {STATUS_NAMES[status]}
            </MenuCheck>
          ))}
          <MenuSeparator />
        </>
      )}
      <MenuLabel>Kind of request</MenuLabel>
      {TASK_TYPE_NAMES.map((type) => {
        const { icon: Icon, name } = TASK_LOOKS[type];
        return (
          <MenuCheck
            key={type}
            checked={filter.types.includes(type)}
            onCheckedChange={() => onChange({ types: toggled(filter.types, type) })}
            onSelect={stay}
          >
            <Icon aria-hidden className="text-ink-faint" />
            {name}
          </MenuCheck>
        );
      })}
      {chosen > 0 && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => onChange({ types: [], statuses: [] })}>Clear filters</MenuItem>
        </>
      )}
    </Menu>
  );
}
