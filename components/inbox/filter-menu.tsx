"use client";

import { ListFilter } from "lucide-react";
import { useState } from "react";
import { PRIORITIES, RISKS } from "@/core/intent";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { CLOSED_STATUSES, EVERYTHING, type InboxFilter, narrowings } from "../queries/inbox-filter";
import { Button } from "../ui/button";
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "../ui/menu";
import { FilterDialog } from "./filter-dialog";
import { PRIORITY_NAMES, RISK_NAMES, STATUS_NAMES } from "./filter-words";
import { TASK_LOOKS } from "./task-glyph";

interface FilterMenuProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
}

const toggled = <T,>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** Choices that are made at a glance; what is typed has a dialog. */
export function FilterMenu({ filter, onChange }: FilterMenuProps) {
  const [typing, setTyping] = useState(false);
  const chosen = narrowings(filter);
  const check = <T extends string>(
    list: readonly T[],
    item: T,
    change: (list: T[]) => Partial<InboxFilter>,
  ) => ({
    checked: list.includes(item),
    onCheckedChange: () => onChange(change(toggled(list, item))),
    onSelect: (event: Event) => event.preventDefault(),
  });
  const trigger = (
    <Button className="h-11 desk:h-8" aria-label={chosen > 0 ? `Filter, ${chosen} chosen` : "Filter"}>
      <ListFilter aria-hidden />
      {chosen > 0 && <span className="text-accent-ink tabular-nums">{chosen}</span>}
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger} align="end">
        {filter.view === "done" && (
          <>
            <MenuLabel>How it ended</MenuLabel>
            {CLOSED_STATUSES.map((each) => (
              <MenuCheck key={each} {...check(filter.statuses, each, (statuses) => ({ statuses }))}>
                {STATUS_NAMES[each]}
              </MenuCheck>
            ))}
            <MenuSeparator />
          </>
        )}
        <MenuLabel>Kind of request</MenuLabel>
        {TASK_TYPE_NAMES.map((each) => {
          const { icon: Icon, name } = TASK_LOOKS[each];
          return (
            <MenuCheck key={each} {...check(filter.types, each, (types) => ({ types }))}>
              <Icon aria-hidden className="text-ink-faint" />
              {name}
            </MenuCheck>
          );
        })}
        <MenuSeparator />
        <MenuLabel>Priority</MenuLabel>
        {PRIORITIES.toReversed().map((each) => (
          <MenuCheck key={each} {...check(filter.priorities, each, (priorities) => ({ priorities }))}>
            {PRIORITY_NAMES[each]}
            <span className="sr-only"> priority</span>
          </MenuCheck>
        ))}
        <MenuSeparator />
        <MenuLabel>Risk</MenuLabel>
        {RISKS.toReversed().map((each) => (
          <MenuCheck key={each} {...check(filter.risks, each, (risks) => ({ risks }))}>
            {RISK_NAMES[each]}
            <span className="sr-only"> risk</span>
          </MenuCheck>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => setTyping(true)}>Agent, type, person or age…</MenuItem>
        {chosen > 0 && (
          <MenuItem onSelect={() => onChange({ ...EVERYTHING, q: filter.q, sort: filter.sort })}>
            Clear filters
          </MenuItem>
        )}
      </Menu>
      {typing && <FilterDialog {...{ filter, onChange }} onClose={() => setTyping(false)} />}
    </>
  );
}
