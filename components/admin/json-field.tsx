"use client";

import type { ReactNode } from "react";
import { isJsonObject, type JsonObject } from "@/core/json";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { useTyped } from "./form-builder/typed-input";

interface JsonFieldProps {
  label: string;
  help?: ReactNode;
  error?: string;
  /** Shown at the end of the label's line. */
  aside?: ReactNode;
  value: JsonObject | undefined;
  onChange: (value: JsonObject | undefined) => void;
  /** Told whether the text cannot be read, so that nobody saves something else than they see. */
  onBroken?: (broken: boolean) => void;
  disabled?: boolean;
  rows?: number;
}

interface Written {
  value: JsonObject | undefined;
}

/** A JSON object as text. What cannot be read yet stays as it is typed. */
export function JsonField({ label, help, error, aside, value, onChange, onBroken, ...rest }: JsonFieldProps) {
  const { text, type, isValue } = useTyped<Written>({
    value: { value },
    read: objectIn,
    write: (written) => (written.value === undefined ? "" : JSON.stringify(written.value, null, 2)),
    onChange: (written) => onChange(written.value),
  });
  return (
    <Field {...{ label, help, aside }} error={isValue ? error : "This is not a JSON object: { … }."}>
      {(wiring) => (
        <Textarea
          {...wiring}
          {...rest}
          spellCheck={false}
          className="font-mono text-sm"
          value={text}
          onChange={({ target }) => {
            type(target.value);
            onBroken?.(objectIn(target.value) === null);
          }}
        />
      )}
    </Field>
  );
}

function objectIn(text: string): Written | null {
  if (text.trim() === "") return { value: undefined };
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { value } : null;
  } catch {
    return null;
  }
}
