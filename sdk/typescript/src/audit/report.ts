import type { Jwks } from "../jwks.js";

/** What is wrong, with which entry or place. */
export interface AuditProblem {
  kind:
    | "changed"
    | "missing"
    | "reordered"
    | "inserted"
    | "cut"
    | "rewritten"
    | "head_altered"
    | "key_unknown"
    | "not_comparable"
    | "malformed";
  /** Such as `fact_12`; null where it is about a head or the file. */
  entry: string | null;
  /** The place in the tree, or the size of a head. */
  index: number | null;
  detail: string;
}

export interface AuditReport {
  ok: boolean;
  /** `log`: these are all entries, in their order. `entries`: each of these is in the log, which has more. */
  proved: "log" | "entries";
  workspace: string;
  /** How many entries the newest signed head covers. */
  treeSize: number;
  /** How many entries the file has. */
  entries: number;
  /** Whose word it rests on: keys that were given, or those in the file itself. */
  keys: "given" | "in_file";
  /** The newest head, signed: keep it, and nothing before it can be taken away unnoticed. */
  head: string | null;
  /** At most a hundred. */
  problems: AuditProblem[];
}

export interface AuditOptions {
  /** The server's public keys, from somewhere else than the file. Without them the file's own are believed. */
  jwks?: Jwks | undefined;
  /** Signed heads that were kept elsewhere: the file must go on from each. */
  heads?: readonly string[] | undefined;
}
