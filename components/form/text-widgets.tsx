"use client";

import { type BaseInputTemplateProps, getInputProps } from "@rjsf/utils";
import clsx from "clsx";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";
import { NumberWidget } from "./number-widget";
import { type FormWidgetProps, wiringOf } from "./wiring";
import type { FormValues } from "./form-values";

const LONG_TEXT = 200;
/** Their values are short, and a wide box would promise more. */
const NARROW = new Set(["date", "time", "datetime-local"]);

/** Every one-line control: text, dates, addresses. An emptied one has no value at all. */
export function BaseInput(props: BaseInputTemplateProps<FormValues>) {
  const {
    id,
    value,
    type,
    schema,
    options,
    placeholder,
    disabled,
    readonly,
    hideLabel,
    label,
    onChange,
    onBlur,
    onFocus,
  } = props;
  const input = getInputProps(schema, type, options);
  return (
    <Input
      {...input}
      {...wiringOf(props)}
      id={id}
      aria-label={hideLabel ? label : undefined}
      value={value ?? ""}
      placeholder={placeholder}
      disabled={disabled}
      readOnly={readonly}
      className={clsx(NARROW.has(input.type ?? "") && "sm:max-w-60")}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
    />
  );
}

export function TextWidget(props: FormWidgetProps) {
  const { type, maxLength = 0 } = props.schema;
  const types = [type].flat();
  if (types.includes("number") || types.includes("integer")) return <NumberWidget {...props} />;
  const isLong = types.includes("string") && maxLength > LONG_TEXT;
  return isLong ? <TextareaWidget {...props} /> : <BaseInput {...props} />;
}

export function TextareaWidget(props: FormWidgetProps) {
  const { id, value, options, placeholder, disabled, readonly, hideLabel, label, schema, onChange } = props;
  const text = String(value ?? "");
  const left = schema.maxLength === undefined ? null : schema.maxLength - text.length;
  return (
    <>
      <Textarea
        {...wiringOf(props)}
        id={id}
        aria-label={hideLabel ? label : undefined}
        value={text}
        rows={typeof options.rows === "number" ? options.rows : 3}
        placeholder={placeholder}
        disabled={disabled}
        readOnly={readonly}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      />
      {left !== null && left < LONG_TEXT / 2 && (
        <p className="text-right text-xs text-ink-muted tabular-nums">{left} characters left</p>
      )}
    </>
  );
}
