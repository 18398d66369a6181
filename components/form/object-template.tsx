"use client";

import { canExpand, type ObjectFieldTemplateProps } from "@rjsf/utils";
import { Plus } from "lucide-react";
import { Button } from "../ui/button";
import { onceDrawn } from "./announce";
import { Group } from "./group";
import { helpFor } from "./help";
import { fieldLabel } from "./labels";
import { itemLabel } from "./schema-walk";
import type { FormValues } from "./form-values";

/** The form itself is a plain column; a group inside it has a heading. */
export function ObjectTemplate(props: ObjectFieldTemplateProps<FormValues>) {
  const { title, description, fieldPathId, properties, required, optionalDataControl, schema } = props;
  const last = fieldPathId.path.at(-1);
  const isItem = typeof last === "number";
  const fields = (
    <>
      {optionalDataControl}
      {properties.length > 0 && (
        <div className="flex flex-col gap-4">{properties.map((property) => property.content)}</div>
      )}
      <AddKey {...props} />
    </>
  );
  if (last === undefined) return <div className="flex flex-col gap-4">{fields}</div>;
  return (
    <Group
      id={fieldPathId.$id}
      title={isItem ? itemLabel(schema.title ?? null, last) : fieldLabel(title, fieldPathId.path)}
      help={helpFor({}, description)}
      required={required || isItem}
      beside={isItem}
    >
      {fields}
    </Group>
  );
}

/** Where a group takes keys of the reader's own, one more row for such a key and its value. */
function AddKey(props: ObjectFieldTemplateProps<FormValues>) {
  const { schema, uiSchema, formData, onAddProperty, disabled, readonly, fieldPathId } = props;
  if (!canExpand(schema, uiSchema, formData) || readonly) return null;
  const known = Object.keys(formData ?? {});
  const add = () => {
    onAddProperty();
    onceDrawn(() => {
      const group = document.getElementById(fieldPathId.$id) ?? document;
      const keys = [...group.querySelectorAll<HTMLInputElement>("[data-key]")];
      keys.find((input) => !known.includes(input.dataset.key ?? ""))?.select();
    });
  };
  return (
    <div>
      <Button id={`${fieldPathId.$id}+`} disabled={disabled} onClick={add} className="min-h-11 desk:min-h-8">
        <Plus aria-hidden /> Add a field
      </Button>
    </div>
  );
}
