"use client";

import { useQuery } from "@tanstack/react-query";
import type { AuditEntryWire } from "@/core/wire/audit";
import { agentsQuery } from "../../queries/agents";
import { type AuditFilter, WHOLE_TRAIL } from "../../queries/audit-filter";
import { everyMemberQuery } from "../../queries/members";
import { Button } from "../../ui/button";
import { FilterChip } from "../../ui/filter-chip";
import { useTimeZone } from "../../ui/now";
import { exactTime } from "../../ui/relative-time";
import { ExportMenu } from "./export-menu";
import { FilterMenu } from "./filter-menu";
import { narrowingsOf } from "./filter-words";
import type { ChangeFilter } from "./use-audit-filter";

interface FilterBarProps {
  filter: AuditFilter;
  onChange: ChangeFilter;
  /** What is shown, which says what some ids are called. */
  entries: readonly AuditEntryWire[];
}

/** What the trail is narrowed to, each to be taken away, and the trail so far as a file. */
export function FilterBar({ filter, onChange, entries }: FilterBarProps) {
  const names = useNames(entries, filter.actor !== "");
  const zone = useTimeZone();
  const narrowings = narrowingsOf(
    filter,
    (id) => names.get(id) ?? id,
    (text) => (Number.isNaN(Date.parse(text)) ? text : exactTime(Date.parse(text), zone)),
  );
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <FilterMenu {...{ filter, onChange }} chosen={narrowings.length} />
      {narrowings.map(({ text, without }) => (
        <FilterChip key={text} text={text} onRemove={() => onChange(without)} />
      ))}
      {narrowings.length > 0 && (
        <Button variant="ghost" size="sm" onClick={() => onChange(WHOLE_TRAIL)}>
          Clear
        </Button>
      )}
      <span className="ml-auto">
        <ExportMenu filter={filter} />
      </span>
    </div>
  );
}

function useNames(entries: readonly AuditEntryWire[], wanted: boolean): Map<string, string> {
  const people = useQuery({ ...everyMemberQuery(), enabled: wanted }).data ?? [];
  const agents = useQuery({ ...agentsQuery(), enabled: wanted }).data ?? [];
  const seen = entries.flatMap(({ actor, subject }) => [
    subject,
    ...(actor.id ? [{ ...actor, id: actor.id }] : []),
  ]);
  return new Map([...seen, ...people, ...agents].map(({ id, name }) => [id, name]));
}
