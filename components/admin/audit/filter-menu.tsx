"use client";

import { ListFilter } from "lucide-react";
import { useState } from "react";
import { ORIGIN_CHANNELS } from "@/core/origin";
import { AGES } from "../../inbox/filter-words";
import { type AuditFilter, WHOLE_TRAIL } from "../../queries/audit-filter";
import { Button } from "../../ui/button";
import {
  Menu,
  MenuCheck,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
} from "../../ui/menu";
import { CHANNEL_NAMES } from "./channel-words";
import { FilterDialog } from "./filter-dialog";
import { SOURCE_NAMES } from "./filter-words";
import type { ChangeFilter } from "./use-audit-filter";

interface FilterMenuProps {
  filter: AuditFilter;
  chosen: number;
  onChange: ChangeFilter;
}

const ANY = "any";
const stay = (event: Event) => event.preventDefault();

/** Choices that are made at a glance; what is typed or chosen from much has a dialog. */
export function FilterMenu({ filter, chosen, onChange }: FilterMenuProps) {
  const [typing, setTyping] = useState(false);
  const trigger = (
    <Button className="h-11 desk:h-8" aria-label={chosen > 0 ? `Filter, ${chosen} chosen` : "Filter"}>
      <ListFilter aria-hidden />
      Filter
      {chosen > 0 && <span className="text-accent-ink tabular-nums">{chosen}</span>}
    </Button>
  );
  const toggle = (channel: (typeof ORIGIN_CHANNELS)[number]) =>
    filter.channels.includes(channel)
      ? filter.channels.filter((other) => other !== channel)
      : [...filter.channels, channel];
  return (
    <>
      <Menu trigger={trigger}>
        <MenuLabel>Show</MenuLabel>
        <MenuRadioGroup
          value={filter.source || ANY}
          onValueChange={(value) => onChange({ source: value === "fact" || value === "change" ? value : "" })}
        >
          <MenuRadio value={ANY} onSelect={stay}>
            Everything
          </MenuRadio>
          {(["fact", "change"] as const).map((source) => (
            <MenuRadio key={source} value={source} onSelect={stay}>
              {SOURCE_NAMES[source]}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuLabel>In the last</MenuLabel>
        <MenuRadioGroup
          value={filter.from || ANY}
          onValueChange={(value) => onChange({ from: value === ANY ? "" : value })}
        >
          <MenuRadio value={ANY} onSelect={stay}>
            Any time
          </MenuRadio>
          {AGES.map(({ value, name }) => (
            <MenuRadio key={value} value={value} onSelect={stay}>
              {name}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuLabel>How it came</MenuLabel>
        {ORIGIN_CHANNELS.map((channel) => (
          <MenuCheck
            key={channel}
            checked={filter.channels.includes(channel)}
            onCheckedChange={() => onChange({ channels: toggle(channel) })}
            onSelect={stay}
          >
            {CHANNEL_NAMES[channel]}
          </MenuCheck>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => setTyping(true)}>Kind, person, address or request…</MenuItem>
        {chosen > 0 && <MenuItem onSelect={() => onChange(WHOLE_TRAIL)}>Clear filters</MenuItem>}
      </Menu>
      {typing && <FilterDialog {...{ filter, onChange }} onClose={() => setTyping(false)} />}
    </>
  );
}
