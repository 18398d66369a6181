import { hashOf } from "./hashing.js";

// The Merkle tree of RFC 9162, section 2.1.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (entry: Uint8Array): Uint8Array => hashOf(LEAF, entry);

const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => hashOf(NODE, left, right);

/** A growing tree, of which only the roots of its whole subtrees are kept. */
export class Tree {
  size = 0;
  readonly #roots: Uint8Array[] = [];

  append(leaf: Uint8Array): void {
    let hash = leaf;
    for (let index = this.size; index % 2 === 1; index = Math.floor(index / 2))
      hash = nodeHash(this.#roots.pop() ?? hash, hash);
    this.#roots.push(hash);
    this.size++;
  }

  root(): Uint8Array {
    const [smallest, ...greater] = [...this.#roots].reverse();
    return smallest ? greater.reduce((right, left) => nodeHash(left, right), smallest) : hashOf();
  }
}

/** The root that a leaf and its inclusion proof lead to; null where the proof is not as long as that place's. */
export function rootByInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (index >= size) return null;
  let [at, last, root] = [index, size - 1, leaf];
  for (const step of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(step, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(root, step);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}
