import type { WidgetProps } from "@rjsf/utils";
import { helpFor } from "./help";
import type { FormValues } from "./form-values";

export type FormWidgetProps = WidgetProps<FormValues>;

/** What a control says to a screen reader beside its label. */
export function wiringOf({ id, required, rawErrors, options, schema }: FormWidgetProps) {
  const isWrong = (rawErrors ?? []).length > 0;
  const hasHelp = helpFor(schema, options.description ?? schema.description, options.help).length > 0;
  const described = [hasHelp && `${id}-help`, isWrong && `${id}-error`].filter(Boolean).join(" ");
  return {
    "aria-describedby": described || undefined,
    "aria-invalid": isWrong || undefined,
    "aria-required": required || undefined,
  } as const;
}
