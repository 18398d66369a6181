"use client";

import type { FieldTemplateProps } from "@rjsf/utils";
import { FieldError } from "../ui/field";
import { fieldLabel } from "./labels";
import type { FormValues } from "./form-values";

/** One field with its label, its help and its error. Groups and lists bring their own headings. */
export function FieldTemplate(props: FieldTemplateProps<FormValues>) {
  const {
    id,
    label,
    displayLabel,
    required,
    rawDescription,
    rawHelp,
    rawErrors,
    children,
    fieldPathId,
    schema,
    hidden,
  } = props;
  const errors = rawErrors?.length ? rawErrors.join(" ") : null;
  if (hidden) return children;
  if (schema.type === "object" || !displayLabel)
    return (
      <Bare id={id} errors={schema.type === "boolean" && !required ? null : errors}>
        {children}
      </Bare>
    );
  const help = [rawDescription, rawHelp].filter(Boolean);
  return (
    <div className="flex flex-col gap-1">
      <label id={`${id}-label`} htmlFor={id} className="font-medium wrap-anywhere">
        {fieldLabel(label, fieldPathId.path)}
        {!required && typeof fieldPathId.path.at(-1) !== "number" && (
          <span className="ml-1.5 font-normal text-ink-faint">optional</span>
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
      {errors && <FieldError id={`${id}-error`}>{errors}</FieldError>}
    </div>
  );
}

function Bare({ id, errors, children }: { id: string; errors: string | null; children: React.ReactNode }) {
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
