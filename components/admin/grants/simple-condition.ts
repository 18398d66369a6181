export const COMPARISONS = {
  "<=": "at most",
  "<": "less than",
  "==": "exactly",
  ">=": "at least",
  ">": "more than",
} as const;
export type Comparison = keyof typeof COMPARISONS;

/** A condition that is put together from choices: a field of the payload, a comparison, a value. */
export interface SimpleCondition {
  /** "amount", or "order.total" where it lies deeper. */
  field: string;
  comparison: Comparison;
  value: string;
}

const PART = /^[A-Za-z_]\w*$/;

/** The same in CEL: `payload.amount <= 100`. A value that is no number is text. */
export function inCel({ field, comparison, value }: SimpleCondition): string {
  const path = field
    .trim()
    .split(".")
    .map((part) => (PART.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`))
    .join("");
  const text = value.trim();
  const isPlain = /^-?\d+(\.\d+)?$/.test(text) || text === "true" || text === "false";
  return `payload${path} ${comparison} ${isPlain ? text : JSON.stringify(text)}`;
}
