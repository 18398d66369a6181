import { DEFAULT_CLAIM, FIRST_ANSWER, type Level, type Plan, type Quorum } from "@/core/plan";

/** What plans that were stored before it was thought of lack. */
export type StoredPlan = Omit<Plan, "levels" | "keepEarlierLevels" | "claim" | "quorum"> &
  Partial<Pick<Plan, "keepEarlierLevels" | "claim">> & {
    levels: (Omit<Level, "hours" | "quorum"> & Partial<Pick<Level, "hours" | "quorum">>)[];
    quorum: Pick<Quorum, "approvals" | "veto"> & Partial<Quorum>;
  };

export function planOf(stored: StoredPlan): Plan {
  const levels = stored.levels.map((level) => ({
    ...level,
    hours: level.hours ?? null,
    quorum: level.quorum ?? null,
  }));
  const quorum = { ...FIRST_ANSWER, ...stored.quorum };
  return { keepEarlierLevels: true, claim: DEFAULT_CLAIM, ...stored, levels, quorum };
}
