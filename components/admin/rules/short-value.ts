import type { Json } from "@/core/json";

/** A value in one line. */
export function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
