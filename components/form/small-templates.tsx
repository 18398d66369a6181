"use client";

import type {
  DescriptionFieldProps,
  MultiSchemaFieldTemplateProps,
  OptionalDataControlsTemplateProps,
  UnsupportedFieldProps,
} from "@rjsf/utils";
import { Button } from "../ui/button";
import type { FormValues } from "./form-values";

/** What an agent writes about a field is shown as text, whatever markup is in it. */
export function DescriptionTemplate({ description }: DescriptionFieldProps<FormValues>) {
  return description ? <p>{description}</p> : null;
}

/** A field that takes one of several shapes: first which, then that one. */
export function MultiSchemaTemplate({
  selector,
  optionSchemaField,
}: MultiSchemaFieldTemplateProps<FormValues>) {
  return (
    <div className="flex flex-col gap-3">
      {selector}
      {optionSchemaField}
    </div>
  );
}

export function OptionalDataControls({
  id,
  label,
  onAddClick,
  onRemoveClick,
}: OptionalDataControlsTemplateProps<FormValues>) {
  const onClick = onAddClick ?? onRemoveClick;
  if (!onClick) return null;
  return (
    <Button id={id} size="sm" onClick={() => onClick()}>
      {label}
    </Button>
  );
}

export function UnsupportedTemplate({ reason }: UnsupportedFieldProps<FormValues>) {
  return <p className="text-sm text-warn">This field cannot be drawn: {reason}</p>;
}
