"use client";

import { useState } from "react";
import { nameOf, PeoplePicker } from "../../intent/people-picker";
import { ADDRESSABLE_LOOKS } from "../../intent/addressable-look";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field";
import { useMayEdit } from "../may-edit";
import { useEditing } from "./editing";

interface TargetsFieldProps {
  id: string;
  label: string;
  chosen: readonly string[];
  onChange: (refs: string[]) => void;
  error: string | undefined;
}

/** Who is asked: shown as names, and picked from people, teams and on-call schedules. */
export function TargetsField({ id, label, chosen, onChange, error }: TargetsFieldProps) {
  const { people } = useEditing();
  const mayEdit = useMayEdit();
  const [open, setOpen] = useState(chosen.length === 0);
  const isOpen = mayEdit && open;
  return (
    <div id={id} role="group" aria-labelledby={`${id}-label`} className="flex flex-col gap-1.5">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        {mayEdit && (chosen.length > 0 || !isOpen) && (
          <Button size="sm" className="max-desk:h-11" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "Done" : chosen.length === 0 ? "Choose" : "Change"}
          </Button>
        )}
      </div>
      {isOpen ? (
        <PeoplePicker
          {...{ label, people, chosen, onChange }}
          id={`${id}-picker`}
          describedBy={error && `${id}-error`}
          invalid={error !== undefined}
        />
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((ref) => (
            <Chip key={ref} refName={ref} />
          ))}
        </ul>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

function Chip({ refName }: { refName: string }) {
  const { people } = useEditing();
  const known = people.find(({ ref }) => ref === refName);
  const { icon: Icon, what } = ADDRESSABLE_LOOKS[known?.type ?? "user"];
  return (
    <li className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md border border-line bg-sunken px-2">
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="truncate font-medium">{nameOf(people, refName)}</span>
      {known && known.type !== "user" && <span className="text-sm text-ink-muted">{what}</span>}
      {!known && <span className="text-sm text-bad">unknown</span>}
    </li>
  );
}
