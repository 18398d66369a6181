"use client";

import { useQuery } from "@tanstack/react-query";
import { PeoplePicker } from "../intent/people-picker";
import { peopleQuery } from "../queries/people";
import { Field } from "../ui/field";
import { Skeleton } from "../ui/skeleton";

interface PersonFieldProps {
  label: string;
  help?: string;
  required?: false;
  error: string | undefined;
  /** The address of whom it may not be. */
  without?: string | undefined;
  chosen: string | null;
  onChange: (ref: string | null) => void;
}

/** One person who can be asked. */
export function PersonField({ label, help, required, error, without, chosen, onChange }: PersonFieldProps) {
  const { data, isPending } = useQuery(peopleQuery());
  const people = (data ?? []).filter(({ type, ref }) => type === "user" && ref !== without);
  return (
    <Field {...{ label, help, required, error }}>
      {(wiring) =>
        isPending ? (
          <Skeleton className="h-20" />
        ) : (
          <PeoplePicker
            id={wiring.id}
            label={label}
            people={people}
            chosen={chosen === null ? [] : [chosen]}
            onChange={(refs) => onChange(refs[0] ?? null)}
            single
            describedBy={wiring["aria-describedby"]}
            invalid={wiring["aria-invalid"]}
          />
        )
      }
    </Field>
  );
}
