"use client";

import { useState } from "react";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type JsonObject } from "@/core/json";
import { FieldError } from "../../ui/field";
import { Tabs } from "../../ui/tabs";
import { JsonField } from "../json-field";
import { FieldList } from "./field-list";

interface FormBuilderProps {
  schema: JsonObject;
  /** As it is saved; null where it is new. */
  saved: JsonObject | null;
  /** What is wrong, with pointers below `pointer`. */
  flaws: readonly Flaw[];
  pointer: string;
  mayEdit: boolean;
  onChange: (schema: JsonObject) => void;
  onBroken: (broken: boolean) => void;
}

/** A form's schema, built field by field or written as JSON: one is the other. */
export function FormBuilder({
  schema,
  saved,
  flaws,
  pointer,
  mayEdit,
  onChange,
  onBroken,
}: FormBuilderProps) {
  const [tab, setTab] = useState("fields");
  const [broken, setBroken] = useState(false);
  const onForm = flaws.filter(
    (flaw) => flaw.pointer.startsWith(pointer) && !flaw.pointer.startsWith(`${pointer}/properties/`),
  );
  const buildable = schema.properties === undefined || isJsonObject(schema.properties);
  const tell = (next: boolean) => {
    setBroken(next);
    onBroken(next);
  };
  return (
    <div className="flex flex-col gap-2">
      <Tabs
        label="How to edit the form"
        value={broken ? "json" : tab}
        onValueChange={setTab}
        tabs={[
          {
            value: "fields",
            label: "Fields",
            content: buildable ? (
              <FieldList
                label="Fields of the form"
                {...{ schema, saved, pointer, flaws, mayEdit, onChange }}
              />
            ) : (
              <p className="text-ink-muted">The builder cannot show this form. Edit it as JSON.</p>
            ),
          },
          {
            value: "json",
            label: "JSON Schema",
            content: (
              <JsonField
                label="JSON Schema 2020-12"
                help="What the builder has no control for stays as it is written here."
                value={schema}
                rows={14}
                disabled={!mayEdit}
                onChange={(next) => onChange(next ?? { type: "object" })}
                onBroken={tell}
              />
            ),
          },
        ]}
      />
      {onForm.length > 0 && (
        <FieldError id="form-flaws">{onForm.map(({ detail }) => detail).join(" ")}</FieldError>
      )}
    </div>
  );
}
