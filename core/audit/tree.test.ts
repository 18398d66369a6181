import fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fromHex, isEqual, joined, toHex } from "./bytes";
import { Frontier, subtreesOf } from "./frontier";
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isConsistent,
  leafHash,
  nodeHash,
  rootByInclusion,
  rootOf,
  type WholeSubtree,
} from "./tree";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/** MTH of RFC 9162, section 2.1.1, word for word. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(joined([Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k))]));
}

const wholeOf =
  (leaves: readonly Uint8Array[]): WholeSubtree =>
  (level, index) => {
    const part = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level);
    if (part.length !== 2 ** level) throw new Error(`${level}/${index} is no whole subtree`);
    return mth(part);
  };

const leavesOf = (size: number): Uint8Array[] =>
  Array.from({ length: size }, (_, index) => leafHash(Uint8Array.of(index, index >> 8), sha256));

/** certificate-transparency's test vectors: testonly/reference of google/certificate-transparency and transparency-dev/merkle. */
const ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const known = ENTRIES.map((entry) => leafHash(fromHex(entry), sha256));

test("the roots are those of certificate-transparency's vectors", () => {
  expect(toHex(emptyRoot(sha256))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const frontier = new Frontier(0, [], sha256);
  const roots = known.map((leaf) => {
    frontier.append(leaf);
    return toHex(frontier.root());
  });
  expect(roots).toEqual(ROOTS);
});

test("the proofs are those of certificate-transparency's vectors", () => {
  const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);
  const whole = wholeOf(known);
  expect(hex(inclusionProof(0, 8, whole, sha256))).toEqual([
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
  ]);
  expect(hex(inclusionProof(5, 8, whole, sha256))).toEqual([
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ]);
  expect(hex(consistencyProof(6, 8, whole, sha256))).toEqual([
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  ]);
  expect(hex(consistencyProof(1, 1, whole, sha256))).toEqual([]);
});

test("a tree that grows leaf by leaf has the root of the definition, and its whole subtrees are known as they complete", () => {
  const leaves = leavesOf(100);
  const frontier = new Frontier(0, [], sha256);
  leaves.forEach((leaf, index) => {
    for (const { level, index: place, hash } of frontier.append(leaf))
      expect(hash).toEqual(wholeOf(leaves)(level, place));
    const sofar = leaves.slice(0, index + 1);
    expect(frontier.root()).toEqual(mth(sofar));
    expect(rootOf(0, index + 1, wholeOf(leaves), sha256)).toEqual(mth(sofar));
    expect(frontier.roots).toEqual(
      subtreesOf(index + 1).map(({ level, index: place }) => wholeOf(leaves)(level, place)),
    );
  });
});

const sizes = fc.integer({ min: 1, max: 70 });

test("every leaf's proof leads to the root, and to no other from another leaf or place", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, some, other) => {
      const leaves = leavesOf(size);
      const index = some % size;
      const root = mth(leaves);
      const proof = inclusionProof(index, size, wholeOf(leaves), sha256);
      const leaf = leaves[index] ?? new Uint8Array();
      expect(rootByInclusion(leaf, index, size, proof, sha256)).toEqual(root);
      const elsewhere = other % size;
      fc.pre(elsewhere !== index);
      const found = rootByInclusion(leaf, elsewhere, size, proof, sha256);
      expect(found !== null && isEqual(found, root)).toBe(false);
      const forged = rootByInclusion(leaves[elsewhere] ?? leaf, index, size, proof, sha256);
      expect(forged !== null && isEqual(forged, root)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("every tree is consistent with each of its beginnings, and with nothing else", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, some, change) => {
      const leaves = leavesOf(size);
      const old = 1 + (some % size);
      const now = { size, root: mth(leaves) };
      const then = { size: old, root: mth(leaves.slice(0, old)) };
      const proof = consistencyProof(old, size, wholeOf(leaves), sha256);
      expect(isConsistent(then, now, proof, sha256)).toBe(true);
      const altered = leaves.with(change % old, leafHash(Uint8Array.of(1, 2, 3), sha256));
      const other = { size: old, root: mth(altered.slice(0, old)) };
      expect(isConsistent(other, now, proof, sha256)).toBe(false);
      expect(isConsistent(then, { size, root: mth(altered) }, proof, sha256)).toBe(false);
      expect(isConsistent(then, now, [...proof, now.root], sha256)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test("a tree without leaves is the beginning of every tree", () => {
  const empty = { size: 0, root: emptyRoot(sha256) };
  expect(isConsistent(empty, { size: 8, root: mth(known) }, [], sha256)).toBe(true);
  expect(isConsistent({ size: 8, root: mth(known) }, empty, [], sha256)).toBe(false);
  expect(nodeHash(empty.root, empty.root, sha256)).not.toEqual(empty.root);
});
