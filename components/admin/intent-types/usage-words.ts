import type { IntentTypeItem } from "@/core/wire/intent-types";

/** "Asked 12 times in the last 30 days." */
export function usedWords({ count, more }: IntentTypeItem["used"]): string {
  if (more) return `Asked more than ${count.toLocaleString("en")} times in the last 30 days.`;
  if (count === 0) return "Not asked in the last 30 days.";
  return count === 1
    ? "Asked once in the last 30 days."
    : `Asked ${count.toLocaleString("en")} times in the last 30 days.`;
}
