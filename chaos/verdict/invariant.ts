import type { Found } from "./found";

/** Something that must hold when everything is over, as a sentence. */
export interface Invariant {
  promise: string;
  /** Each place where it is broken, in words; none where it holds. */
  broken: (found: Found) => string[];
}

/** The key of those that occur more than once. */
export function doubles<T>(list: readonly T[], keyOf: (one: T) => string): string[] {
  const seen = new Set<string>();
  return list.map(keyOf).filter((key) => seen.has(key) || !seen.add(key));
}
