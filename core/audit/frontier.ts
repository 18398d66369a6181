import type { Sha256 } from "./bytes";
import { emptyRoot, nodeHash } from "./tree";

/** A whole subtree that has just been completed. */
export interface Completed {
  level: number;
  index: number;
  hash: Uint8Array;
}

/** A growing tree, of which only the roots of its whole subtrees are kept: one for each 1 in its size, greatest first. */
export class Frontier {
  readonly #roots: Uint8Array[];
  #size: number;

  constructor(
    size: number,
    roots: readonly Uint8Array[],
    private readonly sha256: Sha256,
  ) {
    if (roots.length !== onesOf(size)) throw new RangeError(`${roots.length} roots are no tree of ${size}`);
    this.#size = size;
    this.#roots = [...roots];
  }

  get size(): number {
    return this.#size;
  }

  get roots(): readonly Uint8Array[] {
    return this.#roots;
  }

  /** Adds a leaf, and returns the subtrees above it that it completes, smallest first. */
  append(leaf: Uint8Array): Completed[] {
    const completed: Completed[] = [];
    let [hash, index] = [leaf, this.#size];
    for (let level = 1; index % 2 === 1; level++) {
      const left = this.#roots.pop();
      if (!left) throw new RangeError("the frontier lacks a subtree");
      [hash, index] = [nodeHash(left, hash, this.sha256), Math.floor(index / 2)];
      completed.push({ level, index, hash });
    }
    this.#roots.push(hash);
    this.#size++;
    return completed;
  }

  /** The root of all leaves so far. */
  root(): Uint8Array {
    const [smallest, ...greater] = this.#roots.toReversed();
    if (!smallest) return emptyRoot(this.sha256);
    return greater.reduce((right, left) => nodeHash(left, right, this.sha256), smallest);
  }
}

/** How many whole subtrees a tree of that size is made of. */
function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}

/** The whole subtrees that a tree of that size is made of, greatest first. */
export function subtreesOf(size: number): { level: number; index: number }[] {
  const subtrees: { level: number; index: number }[] = [];
  for (let level = 52, start = 0; level >= 0; level--) {
    const width = 2 ** level;
    if (Math.floor(size / width) % 2 === 0) continue;
    subtrees.push({ level, index: start / width });
    start += width;
  }
  return subtrees;
}
