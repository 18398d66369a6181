import { canonicalJson } from "../canonical.js";
import { isObject } from "../json.js";
import { type Jwks, keyIn } from "../jwks.js";
import { isSignedBy, parseJws } from "../jws.js";
import { isHash } from "./hashing.js";

const TYPE = "countersign-tree-head+jwt";

/** What a workspace's key signed of its audit log. */
export interface TreeHead {
  workspace: string;
  tree_size: number;
  /** SHA-256 in hexadecimal, as is `previous`. */
  root: string;
  at: string;
  previous: string | null;
}

/** What a signed head says, once its signature is checked; or what is wrong with it. */
export async function readHead(jws: string, jwks: Jwks): Promise<TreeHead | "head_altered" | "key_unknown"> {
  const parsed = parseJws(jws, TYPE);
  if (!parsed || !isHead(parsed.payload)) return "head_altered";
  const key = keyIn(jwks, parsed.kid);
  if (!key) return "key_unknown";
  return (await isSignedBy(parsed, key)) ? parsed.payload : "head_altered";
}

function isHead(value: unknown): value is TreeHead {
  if (!isObject(value) || value.v !== 1 || !isHash(value.root) || typeof value.tree_size !== "number")
    return false;
  return typeof value.workspace === "string" && (value.previous === null || isHash(value.previous));
}

/** Whether what is written beside a signed head is what was signed. */
export const saysSame = (beside: Record<string, unknown>, head: TreeHead): boolean =>
  canonicalJson([
    beside.tree_size ?? null,
    beside.root ?? null,
    beside.at ?? null,
    beside.previous ?? null,
  ]) === canonicalJson([head.tree_size, head.root, head.at, head.previous]);

/** The signed heads in a text: bare, or in JSON as the API, a webhook or the server's file gives them, one a line. */
export function headsIn(text: string): string[] {
  const whole = json(text);
  if (whole !== undefined) return found(whole);
  return text.split("\n").flatMap((line) => {
    const value = json(line);
    if (value !== undefined) return found(value);
    // A mail quotes it.
    const bare = line.replace(/^> /, "").trim();
    return parseJws(bare, TYPE) ? [bare] : [];
  });
}

function found(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(found);
  if (typeof value === "string") return parseJws(value, TYPE) ? [value] : [];
  if (!isObject(value)) return [];
  if (typeof value.signed === "string") return found(value.signed);
  return [value.head, value.data, value.items].flatMap(found);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
