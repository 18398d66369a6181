"use client";

import type { Json, JsonObject } from "@/core/json";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { type Kind, optionsOf, withKeyword } from "./kinds";
import { NumberInput } from "./typed-input";

interface DefaultInputProps {
  kind: Kind;
  schema: JsonObject;
  mayEdit: boolean;
  onChange: (schema: JsonObject) => void;
}

const NONE = "none";

/** What a field begins with. */
export function DefaultInput({ kind, schema, mayEdit, onChange }: DefaultInputProps) {
  const { default: value } = schema;
  const set = (next: Json | undefined) => onChange(withKeyword(schema, "default", next));
  const typed = { text: "text", long_text: "text", email: "email", url: "url", date: "date" } as const;
  if (kind === "number" || kind === "integer")
    return (
      <Field label="Begins with" required={false}>
        {(wiring) => (
          <NumberInput
            wiring={wiring}
            whole={kind === "integer"}
            disabled={!mayEdit}
            value={typeof value === "number" ? value : undefined}
            onChange={set}
          />
        )}
      </Field>
    );
  if (kind === "boolean" || kind === "choice")
    return (
      <Field label="Begins with" required={false}>
        {(wiring) => (
          <Select
            {...wiring}
            disabled={!mayEdit}
            options={[{ value: NONE, label: "Nothing chosen" }, ...choicesOf(kind, schema)]}
            value={value === undefined ? NONE : JSON.stringify(value)}
            onValueChange={(next) => set(next === NONE ? undefined : (JSON.parse(next) as Json))}
          />
        )}
      </Field>
    );
  if (!(kind in typed)) return null;
  return (
    <Field label="Begins with" required={false}>
      {(wiring) => (
        <Input
          {...wiring}
          type={typed[kind as keyof typeof typed]}
          autoComplete="off"
          disabled={!mayEdit}
          value={typeof value === "string" ? value : ""}
          onChange={({ target }) => set(target.value === "" ? undefined : target.value)}
        />
      )}
    </Field>
  );
}

const choicesOf = (kind: Kind, schema: JsonObject) =>
  kind === "boolean"
    ? [
        { value: "true", label: "Yes" },
        { value: "false", label: "No" },
      ]
    : optionsOf(schema).map((option) => ({ value: JSON.stringify(option), label: option }));
