"use client";

import { type ReactNode, useId, useState } from "react";
import { durationInWords, readDuration, spellDuration } from "@/core/duration";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

interface DurationFieldProps {
  label: ReactNode;
  id?: string;
  /** As requests spell it, "30m", or whatever was typed that is none; "" where there is none. */
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** What the browser offers while it is typed: "15m", "1h". */
  choices?: readonly string[];
  /** Said where it is empty: "never". */
  empty?: string;
}

const CHOICES = ["5m", "15m", "30m", "1h", "2h", "4h", "8h", "1d", "2d"];

/** A duration, typed as "30m", "1h 30m" or "2 days", and said in words beside it. */
export function DurationField(props: DurationFieldProps) {
  const { label, id, value, onChange, help, error, required, choices = CHOICES, empty = "" } = props;
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const seconds = readDuration(value);
  const type = (text: string) => {
    setTyped(text);
    const meant = readDuration(text);
    onChange(meant === null ? text.trim() : spellDuration(meant));
  };
  return (
    <Field {...{ label, id, help, error, required }}>
      {(wiring) => (
        <div className="flex items-center gap-2">
          <Input
            {...wiring}
            className="max-w-28 shrink-0"
            inputMode="text"
            autoComplete="off"
            list={listId}
            placeholder={choices[1] ?? "30m"}
            value={typed ?? value}
            onChange={({ target }) => type(target.value)}
            onBlur={() => setTyped(null)}
          />
          <datalist id={listId}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {durationInWords(readDuration(choice) ?? 0)}
              </option>
            ))}
          </datalist>
          <output htmlFor={wiring.id} className="min-w-0 text-sm text-ink-muted">
            {seconds === null ? (value === "" ? empty : "") : durationInWords(seconds)}
          </output>
        </div>
      )}
    </Field>
  );
}
