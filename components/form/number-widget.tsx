"use client";

import type { KeyboardEvent } from "react";
import { Input } from "../ui/input";
import { stepped } from "./stepped";
import { type FormWidgetProps, wiringOf } from "./wiring";

/**
 * A number, typed as text: the browser's own control would swallow what is no number without a word, and change the
 * value when the page is scrolled. Up and Down step it.
 */
export function NumberWidget(props: FormWidgetProps) {
  const { id, value, schema, placeholder, disabled, readonly, hideLabel, label, onChange } = props;
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined || disabled || readonly || event.altKey) return;
    event.preventDefault();
    onChange(stepped(event.currentTarget.value, by, schema));
  };
  return (
    <Input
      {...wiringOf(props)}
      id={id}
      type="text"
      inputMode={keyboardFor(schema)}
      autoComplete="off"
      aria-label={hideLabel ? label : undefined}
      value={value ?? ""}
      placeholder={placeholder}
      disabled={disabled}
      readOnly={readonly}
      className="tabular-nums sm:max-w-60"
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      onKeyDown={step}
    />
  );
}

/** The number pads of some phones have no minus. */
function keyboardFor({ type, minimum }: FormWidgetProps["schema"]): "text" | "numeric" | "decimal" {
  if (minimum === undefined || minimum < 0) return "text";
  return [type].flat().includes("integer") ? "numeric" : "decimal";
}
