import type { RJSFSchema } from "@rjsf/utils";

type Bounds = Pick<RJSFSchema, "minimum" | "maximum" | "multipleOf">;

/** The number that follows what is typed, by the schema's step and within its bounds, as text. */
export function stepped(text: string, by: number, { minimum, maximum, multipleOf = 1 }: Bounds): string {
  const typed = Number(text.replace(",", "."));
  const from = text === "" || Number.isNaN(typed) ? (minimum ?? 0) - by * multipleOf : typed;
  const next = Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, from + by * multipleOf));
  return String(Number(next.toFixed(decimalsOf(multipleOf))));
}

const decimalsOf = (step: number): number => Math.min(10, String(step).split(".")[1]?.length ?? 0);
