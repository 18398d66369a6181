import type { RJSFSchema } from "@rjsf/utils";
import type { ReactNode } from "react";

/** What stands under a field's label: what its author says, then the limits that nobody should have to guess. */
export function helpFor(schema: RJSFSchema, ...said: ReactNode[]): string[] {
  const texts = said.filter((text): text is string => typeof text === "string" && text !== "");
  return [...texts, limitsOf(schema), zoneFor(schema)].filter((text) => text !== null);
}

/** "1 to 30", "At least 1", "2 or more to choose". */
export function limitsOf({ minimum, maximum, minItems, maxItems, enum: choices }: RJSFSchema): string | null {
  if (choices) return null;
  const number = rangeOf(minimum, maximum);
  if (number) return number;
  const items = rangeOf(minItems && minItems > 1 ? minItems : undefined, maxItems);
  return items && `${items} of them`;
}

function rangeOf(least: number | undefined, most: number | undefined): string | null {
  if (least !== undefined && most !== undefined)
    return least === most ? `Exactly ${least}` : `${least} to ${most}`;
  if (least !== undefined) return `At least ${least}`;
  return most === undefined ? null : `At most ${most}`;
}

/** Times are typed in the reader's own zone and sent with it, so the form says which that is. */
function zoneFor({ format }: RJSFSchema): string | null {
  if (format !== "date-time" && format !== "time") return null;
  return `In your time zone, ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
}
