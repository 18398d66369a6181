import { isEqual, joined, type Sha256 } from "./bytes";

/** The Merkle tree of RFC 9162, section 2.1. Sizes and indices are numbers: no workspace comes to 2^53 entries. */

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

export const leafHash = (entry: Uint8Array, sha256: Sha256): Uint8Array => sha256(joined([LEAF, entry]));

export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined([NODE, left, right]));

export const emptyRoot = (sha256: Sha256): Uint8Array => sha256(new Uint8Array());

/** The root of the whole subtree of the `2 ** level` leaves from `index * 2 ** level` on. */
export type WholeSubtree = (level: number, index: number) => Uint8Array;

/** The root of the leaves from `start` up to `end`, where that is one of the tree's own subtrees. */
export function rootOf(start: number, end: number, whole: WholeSubtree, sha256: Sha256): Uint8Array {
  const size = end - start;
  if (size === 0) return emptyRoot(sha256);
  const split = splitOf(size);
  if (split * 2 === size || size === 1) {
    const level = Math.round(Math.log2(size));
    return whole(level, start / size);
  }
  return nodeHash(
    rootOf(start, start + split, whole, sha256),
    rootOf(start + split, end, whole, sha256),
    sha256,
  );
}

/** The greatest power of two below a size; 1 for 1. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The hashes that lead from a leaf to the root of the first `size`: PATH of the RFC. */
export function inclusionProof(
  index: number,
  size: number,
  whole: WholeSubtree,
  sha256: Sha256,
): Uint8Array[] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} among ${size}`);
  const path: Uint8Array[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    path.push(isLeft ? rootOf(middle, end, whole, sha256) : rootOf(start, middle, whole, sha256));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return path.reverse();
}

/** The hashes that show the first `old` leaves to be the beginning of the first `size`: PROOF of the RFC; empty for 0 and for all. */
export function consistencyProof(
  old: number,
  size: number,
  whole: WholeSubtree,
  sha256: Sha256,
): Uint8Array[] {
  if (old < 0 || old > size) throw new RangeError(`no tree of ${old} in one of ${size}`);
  if (old === 0 || old === size) return [];
  const path: Uint8Array[] = [];
  let [start, end, isWhole] = [0, size, true];
  while (end !== old) {
    const middle = start + splitOf(end - start);
    if (old <= middle) {
      path.push(rootOf(middle, end, whole, sha256));
      end = middle;
    } else {
      path.push(rootOf(start, middle, whole, sha256));
      [start, isWhole] = [middle, false];
    }
  }
  return [...(isWhole ? [] : [rootOf(start, end, whole, sha256)]), ...path.reverse()];
}

/** The root that a leaf and its proof lead to, or null where the proof has not the length of such a place: section 2.1.3.2. */
export function rootByInclusion(
  hash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  sha256: Sha256,
): Uint8Array | null {
  if (index >= size) return null;
  let [at, last, root] = [index, size - 1, hash];
  for (const step of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(step, root, sha256);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(root, step, sha256);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** Whether a proof shows one root to be of the beginning of the other's tree: section 2.1.4.2. */
export function isConsistent(
  old: { size: number; root: Uint8Array },
  now: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
  sha256: Sha256,
): boolean {
  if (old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && isEqual(old.root, now.root);
  if (old.size === 0) return proof.length === 0 && isEqual(old.root, emptyRoot(sha256));
  const isPower = Math.log2(old.size) % 1 === 0;
  const [first, ...steps] = isPower ? [old.root, ...proof] : proof;
  if (!first) return false;
  let [at, last, oldRoot, root] = [old.size - 1, now.size - 1, first, first];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  for (const step of steps) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [oldRoot, root] = [nodeHash(step, oldRoot, sha256), nodeHash(step, root, sha256)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else root = nodeHash(root, step, sha256);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isEqual(oldRoot, old.root) && isEqual(root, now.root);
}
