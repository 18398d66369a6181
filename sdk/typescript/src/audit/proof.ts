import { isObject } from "../json.js";
import { type Jwks } from "../jwks.js";
import { type EntryLine, isEntryLine, leafOf } from "./entries.js";
import { fromHex, hexOf, isHash } from "./hashing.js";
import { readHead } from "./head.js";
import { rootByInclusion } from "./tree.js";

/** A signed head of the audit log, as the API gives it. */
export interface SignedHead {
  tree_size: number;
  root: string;
  at: string;
  previous: string | null;
  kid: string;
  /** A compact JWS: what to keep. */
  signed: string;
}

/** Which page of the heads. */
export interface HeadQuery {
  cursor?: string;
  limit?: number;
}

/** An entry of the audit log, with what proves that it stands in a signed head's tree. */
export interface InclusionProof extends EntryLine {
  head: SignedHead;
  proof: string[];
}

export const isSignedHead = (value: unknown): value is SignedHead =>
  isObject(value) && typeof value.signed === "string" && typeof value.tree_size === "number";

export const isProof = (value: unknown): value is InclusionProof =>
  isEntryLine(value) && isSignedHead((value as Partial<InclusionProof>).head);

/** Whether a proof shows its entry, just as it stands there, to be in a log that one of these keys signed. */
export async function isIncluded(proof: InclusionProof, { keys }: Jwks): Promise<boolean> {
  const head = await readHead(proof.head.signed, { keys });
  const leaf = leafOf(proof);
  if (typeof head === "string" || !leaf || hexOf(leaf) !== proof.leaf_hash || !proof.proof.every(isHash))
    return false;
  const root = rootByInclusion(leaf, proof.index, head.tree_size, proof.proof.map(fromHex));
  return root !== null && hexOf(root) === head.root && proof.entry.workspace === head.workspace;
}
