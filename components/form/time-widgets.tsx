"use client";

import { fromLocalDateTime, fromLocalTime, toLocalDateTime, toLocalTime } from "./local-time";
import { BaseInput } from "./text-widgets";
import type { FormWidgetProps } from "./wiring";

/** A date and a time in the reader's zone; the value is RFC 3339. */
export function DateTimeWidget(props: FormWidgetProps) {
  return (
    <BaseInput
      {...props}
      type="datetime-local"
      value={toLocalDateTime(props.value)}
      onChange={(local: string | undefined) => props.onChange(fromLocalDateTime(local ?? ""))}
    />
  );
}

/** A time of day in the reader's zone; the value is RFC 3339, with that zone's offset. */
export function TimeWidget(props: FormWidgetProps) {
  return (
    <BaseInput
      {...props}
      type="time"
      value={toLocalTime(props.value, new Date())}
      onChange={(local: string | undefined) => props.onChange(fromLocalTime(local ?? "", new Date()))}
    />
  );
}
