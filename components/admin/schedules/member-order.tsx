"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { nameOf, PeoplePicker } from "../../intent/people-picker";
import type { Pickable } from "../../queries/people";
import { Button } from "../../ui/button";
import { Field, FieldError } from "../../ui/field";

interface MemberOrderProps {
  /** Who can be added. */
  people: readonly Pickable[];
  /** Who has a name, those who can no longer be added included. */
  known: readonly Pickable[];
  members: readonly string[];
  onChange: (members: string[]) => void;
  flawAt: (pointer: string) => string | undefined;
}

/** Who takes turns, in which order; moved by buttons. */
export function MemberOrder({ people, known, members, onChange, flawAt }: MemberOrderProps) {
  const swap = (one: number, other: number) => {
    const next = [...members];
    [next[one], next[other]] = [members[other] ?? "", members[one] ?? ""];
    onChange(next);
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Who takes turns</legend>
      {members.length > 0 && (
        <ol aria-label="Turns" className="divide-y divide-line rounded-md border border-line bg-surface">
          {members.map((ref, index) => {
            const name = nameOf(known, ref);
            const flaw = flawAt(`/members/${index}`);
            return (
              <li key={ref} className="flex flex-wrap items-center gap-x-2 px-3 py-1">
                <span className="w-5 text-ink-faint tabular-nums">{index + 1}</span>
                <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                <Step label={`Move ${name} up`} disabled={index === 0} onPress={() => swap(index, index - 1)}>
                  <ArrowUp aria-hidden />
                </Step>
                <Step
                  label={`Move ${name} down`}
                  disabled={index === members.length - 1}
                  onPress={() => swap(index, index + 1)}
                >
                  <ArrowDown aria-hidden />
                </Step>
                <Step
                  label={`Remove ${name}`}
                  onPress={() => onChange(members.filter((other) => other !== ref))}
                >
                  <X aria-hidden />
                </Step>
                {flaw && <FieldError id={`member-${index}-error`}>{flaw}</FieldError>}
              </li>
            );
          })}
        </ol>
      )}
      {/* What is chosen stands in the list above, in its order. */}
      <Field label="Add somebody" error={flawAt("/members")}>
        {(wiring) => (
          <PeoplePicker
            id={wiring.id}
            label="Add somebody"
            people={people.filter(({ ref }) => !members.includes(ref))}
            chosen={[]}
            onChange={(refs) => onChange([...members, ...refs])}
            describedBy={wiring["aria-describedby"]}
            invalid={wiring["aria-invalid"]}
          />
        )}
      </Field>
    </fieldset>
  );
}

interface StepProps {
  label: string;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

function Step({ label, disabled, onPress, children }: StepProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="size-11 desk:size-8"
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}
