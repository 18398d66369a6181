import { type Sha256, toHex, utf8 } from "./bytes";
import { canonicalJson } from "./canonical";

/** The `typ` of a signed head, so that no receipt is ever taken for one. */
export const HEAD_TYPE = "countersign-tree-head+jwt";

/** What a workspace's key signs of its tree: RFC 9162's signed tree head, chained. Hashes are hexadecimal. */
export interface TreeHead {
  workspace: string;
  tree_size: number;
  root: string;
  at: string;
  /** SHA-256 of the head before it, as it was signed; null for the first. */
  previous: string | null;
}

/** What is signed: RFC 8785 canonical JSON. */
export const headText = (head: TreeHead): string =>
  canonicalJson({
    v: 1,
    workspace: head.workspace,
    tree_size: head.tree_size,
    root: head.root,
    at: head.at,
    previous: head.previous,
  });

/** How the next head names this one, given as a compact JWS. */
export const headHash = (jws: string, sha256: Sha256): string => toHex(sha256(utf8(jws)));
