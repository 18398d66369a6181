import { DEFAULT_CLAIM, type Level, type Plan } from "@/core/plan";

/** What plans that were stored before it was thought of lack. */
export type StoredPlan = Omit<Plan, "levels" | "keepEarlierLevels" | "claim"> &
  Partial<Pick<Plan, "keepEarlierLevels" | "claim">> & {
    levels: (Omit<Level, "hours"> & Partial<Pick<Level, "hours">>)[];
  };

export function planOf(stored: StoredPlan): Plan {
  const levels = stored.levels.map((level) => ({ ...level, hours: level.hours ?? null }));
  return { keepEarlierLevels: true, claim: DEFAULT_CLAIM, ...stored, levels };
}
