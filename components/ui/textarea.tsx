import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control";

/** Grows with its text where the browser can; the rest keep a handle. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={clsx(CONTROL, "field-sizing-content max-h-96 min-h-18 resize-y py-1.5", className)}
      {...rest}
    />
  );
}
