interface Asking {
  to: readonly string[];
}

/** Which level of one chain is which of another; null where it has none. Both count from 0. */
export interface LevelPair {
  from: number | null;
  to: number | null;
  moved: boolean;
}

/** Levels are known by whom they ask; those that ask somebody else are taken for each other where they stand at the same place. */
export function pairLevels(before: readonly Asking[], after: readonly Asking[]): LevelPair[] {
  const free = new Set(before.keys());
  const found = after.map(({ to }) => {
    const mark = JSON.stringify(to);
    const from = [...free].find((index) => JSON.stringify(before[index]?.to) === mark) ?? null;
    if (from !== null) free.delete(from);
    return from;
  });
  const paired = found.map((from, to) => {
    if (from !== null || !free.has(to)) return from;
    free.delete(to);
    return to;
  });
  const stayed = longestRising(paired);
  const pairs = paired.map((from, to): LevelPair => ({ from, to, moved: from !== null && !stayed.has(to) }));
  return [...pairs, ...[...free].map((from): LevelPair => ({ from, to: null, moved: false }))];
}

/** The places of the most entries that stand in their old order: whatever else there is has moved. */
function longestRising(paired: readonly (number | null)[]): Set<number> {
  const best: number[][] = [];
  for (const [place, from] of paired.entries()) {
    const before = best
      .filter((_, earlier) => from !== null && paired[earlier] !== null && (paired[earlier] ?? 0) < from)
      .reduce<number[]>((longest, each) => (each.length > longest.length ? each : longest), []);
    best.push(from === null ? [] : [...before, place]);
  }
  return new Set(
    best.reduce<number[]>((longest, each) => (each.length > longest.length ? each : longest), []),
  );
}
