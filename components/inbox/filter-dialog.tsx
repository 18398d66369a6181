"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { InboxFilter } from "../queries/inbox-filter";
import { peopleQuery } from "../queries/people";
import { Field } from "../ui/field";
import { FilterForm } from "../ui/filter-form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { AGES } from "./filter-words";
import { useKnownValues } from "./known-values";

interface FilterDialogProps {
  filter: InboxFilter;
  onChange: (change: Partial<InboxFilter>) => void;
  onClose: () => void;
}

const ANY = "any";

/** The filters that are typed or chosen from much. They apply together. */
export function FilterDialog({ filter, onChange, onClose }: FilterDialogProps) {
  const [draft, setDraft] = useState(filter);
  const { data: people = [] } = useQuery(peopleQuery());
  const { agents, types } = useKnownValues();
  const lists = useId();
  const set = (change: Partial<InboxFilter>) => setDraft({ ...draft, ...change });
  const own = filter.view === "mine" || filter.view === "snoozed";
  const chosen = (value: string) => (value === ANY ? "" : value);
  const ages = (age: string, any: string) => [
    { value: ANY, label: any },
    ...AGES.map(({ value, name }) => ({ value, label: name })),
    ...(age && !AGES.some(({ value }) => value === age) ? [{ value: age, label: age }] : []),
  ];
  const apply = () => {
    const { agent, intentType, person, older, newer } = draft;
    onChange({ agent: agent.trim(), intentType: intentType.trim(), person, older, newer });
  };
  return (
    <FilterForm title="Filter requests" onApply={apply} onClose={onClose}>
      <Field label="Agent" help="Its whole address, such as agent://acme/production/data-analyst.">
        {(wiring) => (
          <Input
            {...wiring}
            autoFocus
            list={`${lists}-agents`}
            maxLength={300}
            value={draft.agent}
            onChange={(event) => set({ agent: event.target.value })}
          />
        )}
      </Field>
      <Field label="Type" help="Such as intent.data.export_approval.v1.">
        {(wiring) => (
          <Input
            {...wiring}
            list={`${lists}-types`}
            maxLength={200}
            value={draft.intentType}
            onChange={(event) => set({ intentType: event.target.value })}
          />
        )}
      </Field>
      <Suggestions id={`${lists}-agents`} values={agents} />
      <Suggestions id={`${lists}-types`} values={types} />
      {!own && (
        <Field label="With">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.person || ANY}
              onValueChange={(person) => set({ person: chosen(person) })}
              options={[
                { value: ANY, label: "Anybody" },
                { value: "me", label: "Me" },
                ...people
                  .filter(({ type }) => type === "user")
                  .map(({ ref, name }) => ({ value: ref, label: name })),
              ]}
            />
          )}
        </Field>
      )}
      <div className="grid gap-3 desk:grid-cols-2">
        <Field label="Older than">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.older || ANY}
              onValueChange={(older) => set({ older: chosen(older) })}
              options={ages(draft.older, "Any age")}
            />
          )}
        </Field>
        <Field label="In the last">
          {(wiring) => (
            <Select
              {...wiring}
              value={draft.newer || ANY}
              onValueChange={(newer) => set({ newer: chosen(newer) })}
              options={ages(draft.newer, "Any time")}
            />
          )}
        </Field>
      </div>
    </FilterForm>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
