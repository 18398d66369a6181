import { type LevelDraft, newLevelKey, type PolicyDraft } from "./draft";

/** The level after which a new one goes; it lasts, so that the new one is reached at all. */
export function withLevelAdded(draft: PolicyDraft): PolicyDraft {
  const before = draft.levels.slice(0, -1);
  const last = draft.levels.at(-1);
  const lasting = last && { ...last, escalate_after: last.escalate_after || "30m" };
  return { ...draft, levels: [...before, ...(lasting ? [lasting] : []), { key: newLevelKey(), to: [] }] };
}

export const withLevelChanged = (
  draft: PolicyDraft,
  index: number,
  change: Partial<LevelDraft>,
): PolicyDraft => ({
  ...draft,
  levels: draft.levels.map((level, at) => (at === index ? { ...level, ...change } : level)),
});

export function withLevelRemoved(draft: PolicyDraft, index: number): PolicyDraft {
  const levels = draft.levels.filter((_, at) => at !== index);
  return repeating({ ...draft, levels }, (from) => (from > index + 1 ? from - 1 : from));
}

/** Puts a level in another place; both count from 0. A repeat goes on from the level that it went on from. */
export function withLevelMoved(draft: PolicyDraft, from: number, to: number): PolicyDraft {
  const level = draft.levels[from];
  if (!level || to < 0 || to >= draft.levels.length || from === to) return draft;
  const others = draft.levels.filter((_, at) => at !== from);
  const levels = [...others.slice(0, to), level, ...others.slice(to)];
  return repeating({ ...draft, levels: lasting(levels) }, (number) => {
    const repeated = draft.levels[number - 1]?.key;
    return levels.findIndex(({ key }) => key === repeated) + 1 || number;
  });
}

/** What was last may not say when to move on; further up it has to, or what comes after is never reached. */
const lasting = (levels: LevelDraft[]): LevelDraft[] =>
  levels.map((level, index) =>
    index < levels.length - 1 && !level.escalate_after ? { ...level, escalate_after: "30m" } : level,
  );

function repeating(draft: PolicyDraft, renumber: (from: number) => number): PolicyDraft {
  if (!draft.repeat) return draft;
  const from_level = Math.max(1, Math.min(renumber(draft.repeat.from_level), draft.levels.length));
  return { ...draft, repeat: { ...draft.repeat, from_level } };
}
