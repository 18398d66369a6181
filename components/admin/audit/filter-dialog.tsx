"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ADMIN_KINDS } from "@/core/administration";
import { FACT_TYPES } from "@/core/facts";
import type { AuditType } from "@/core/wire/audit";
import { agentsQuery } from "../../queries/agents";
import type { AuditFilter } from "../../queries/audit-filter";
import { everyMemberQuery } from "../../queries/members";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { FilterForm } from "../../ui/filter-form";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { typeName } from "./type-names";
import type { ChangeFilter } from "./use-audit-filter";

interface FilterDialogProps {
  filter: AuditFilter;
  onChange: ChangeFilter;
  onClose: () => void;
}

const ANYBODY = "anybody";

const TYPED = [
  { name: "ip", label: "Address", help: "Such as 203.0.113.7." },
  { name: "request", label: "Request id", help: "As logs and the header x-request-id say it." },
  { name: "subject", label: "About", help: "The id of a request, or of what was changed." },
] as const;

/** The filters that are typed or chosen from much. They apply together. */
export function FilterDialog({ filter, onChange, onClose }: FilterDialogProps) {
  const [draft, setDraft] = useState(filter);
  const set = (change: Partial<AuditFilter>) => setDraft({ ...draft, ...change });
  const toggle = (type: AuditType) =>
    set({
      types: draft.types.includes(type)
        ? draft.types.filter((other) => other !== type)
        : [...draft.types, type],
    });
  const apply = () => {
    const { types, actor, ip, request, subject, from, to } = draft;
    const trimmed = { ip: ip.trim(), request: request.trim(), subject: subject.trim() };
    onChange({ types, actor, from, to, ...trimmed });
  };
  return (
    <FilterForm title="Filter the audit trail" className="desk:w-144" onApply={apply} onClose={onClose}>
      <Field label="By">
        {(wiring) => <WhoSelect {...wiring} value={draft.actor} onValueChange={(actor) => set({ actor })} />}
      </Field>
      <div className="grid gap-3 desk:grid-cols-2">
        {(["from", "to"] as const).map((edge) => (
          <Field key={edge} label={edge === "from" ? "Since" : "Until"}>
            {(wiring) => (
              <Input
                {...wiring}
                type="datetime-local"
                value={localOf(draft[edge])}
                onChange={({ target }) => set({ [edge]: instantOf(target.value) })}
              />
            )}
          </Field>
        ))}
        {TYPED.map(({ name, label, help }) => (
          <Field key={name} label={label} help={help}>
            {(wiring) => (
              <Input
                {...wiring}
                maxLength={200}
                value={draft[name]}
                onChange={({ target }) => set({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Kinds title="What happened to requests" types={FACT_TYPES} chosen={draft.types} onToggle={toggle} />
      <Kinds title="Settings and sign-ins" types={ADMIN_KINDS} chosen={draft.types} onToggle={toggle} />
    </FilterForm>
  );
}

interface KindsProps {
  title: string;
  types: readonly AuditType[];
  chosen: readonly AuditType[];
  onToggle: (type: AuditType) => void;
}

function Kinds({ title, types, chosen, onToggle }: KindsProps) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{title}</legend>
      <div className="grid grid-cols-2 gap-x-3 desk:grid-cols-3">
        {types.map((type) => (
          <Checkbox
            key={type}
            label={typeName(type)}
            checked={chosen.includes(type)}
            onCheckedChange={() => onToggle(type)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface WhoSelectProps {
  id: string;
  value: string;
  onValueChange: (id: string) => void;
}

function WhoSelect({ value, onValueChange, ...wiring }: WhoSelectProps) {
  const { data: people = [] } = useQuery(everyMemberQuery());
  const { data: agents = [] } = useQuery(agentsQuery());
  const known = [
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    ...agents.map(({ id, name }) => ({ value: id, label: `${name} (agent)` })),
  ];
  const options = [
    { value: ANYBODY, label: "Anybody" },
    ...known,
    ...(value && !known.some((each) => each.value === value) ? [{ value, label: value }] : []),
  ];
  return (
    <Select
      {...wiring}
      value={value || ANYBODY}
      onValueChange={(chosen) => onValueChange(chosen === ANYBODY ? "" : chosen)}
      options={options}
    />
  );
}

/** An instant as a control for local times has it; "" for an age, which the menu chooses. */
function localOf(text: string): string {
  const at = new Date(text);
  if (text === "" || Number.isNaN(at.getTime()) || !text.includes("T")) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const instantOf = (local: string): string => (local === "" ? "" : new Date(local).toISOString());
