"use client";

import { ADDITIONAL_PROPERTY_FLAG, type FieldTemplateProps } from "@rjsf/utils";
import type { ReactNode } from "react";
import { FieldError } from "../ui/field";
import { AdditionalRow } from "./additional-row";
import { helpFor } from "./help";
import { fieldLabel } from "./labels";
import { itemLabel } from "./schema-walk";
import type { FormValues } from "./form-values";

/** One field with its label, its help and its error. Groups and lists bring their own headings. */
export function FieldTemplate(props: FieldTemplateProps<FormValues>) {
  const { id, displayLabel, required, rawErrors, children, schema, hidden } = props;
  const errors = rawErrors?.length ? rawErrors.join(" ") : null;
  if (hidden) return children;
  const isOwnKey = ADDITIONAL_PROPERTY_FLAG in schema;
  if (schema.type === "object" || !displayLabel) {
    const bare = (
      <Bare id={id} errors={schema.type === "boolean" && !required ? null : errors}>
        {children}
      </Bare>
    );
    return isOwnKey ? <AdditionalRow {...props}>{bare}</AdditionalRow> : bare;
  }
  const field = <Labelled {...props} wrong={errors} isOwnKey={isOwnKey} />;
  return isOwnKey ? <AdditionalRow {...props}>{field}</AdditionalRow> : field;
}

interface LabelledProps extends FieldTemplateProps<FormValues> {
  wrong: string | null;
  isOwnKey: boolean;
}

function Labelled(props: LabelledProps) {
  const { id, label, required, rawDescription, rawHelp, children, fieldPathId, schema, wrong, isOwnKey } =
    props;
  const last = fieldPathId.path.at(-1);
  const isItem = typeof last === "number";
  const help = helpFor(schema, rawDescription, rawHelp);
  const name = isItem ? itemLabel(schema.title ?? null, last) : fieldLabel(label, fieldPathId.path);
  return (
    <div className="flex flex-col gap-1">
      <label id={`${id}-label`} htmlFor={id} className="font-medium wrap-anywhere">
        {isOwnKey ? "Value" : name}
        {isOwnKey && <span className="sr-only"> of {label}</span>}
        {!required && !isItem && !isOwnKey && (
          <span className="ml-1.5 font-normal text-ink-faint"> optional</span>
        )}
      </label>
      {help.length > 0 && (
        <div id={`${id}-help`} className="text-sm text-ink-muted wrap-anywhere">
          {help.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {children}
      {wrong && <FieldError id={`${id}-error`}>{wrong}</FieldError>}
    </div>
  );
}

function Bare({ id, errors, children }: { id: string; errors: string | null; children: ReactNode }) {
  return (
    <div>
      {children}
      {errors && (
        <div className="mt-1">
          <FieldError id={`${id}-error`}>{errors}</FieldError>
        </div>
      )}
    </div>
  );
}
