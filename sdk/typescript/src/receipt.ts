import { toHex, utf8 } from "./bytes.js";
import { canonicalJson } from "./canonical.js";
import { subtleCrypto } from "./crypto.js";
import { withEdits } from "./edits.js";
import { ReceiptError } from "./errors.js";
import { CachedJwks, type Jwks, keyIn } from "./jwks.js";
import { isObject } from "./json.js";
import { isSignedBy, parseReceipt } from "./jws.js";
import type { DecisionMade, Instant, Json, JsonObject } from "./wire.js";

/** What a receipt says. Digests are SHA-256 of RFC 8785 canonical JSON, in hexadecimal. */
export interface ReceiptClaims {
  intent: string;
  revision: number;
  /** Of the payload as it was shown, before the edits of the answer. */
  payload_digest: string;
  outcome: string;
  edits_digest: string;
  /** `id` is null where a deadline or a rule decided. */
  decided_by: { id: string | null; name: string; acting_for: { id: string; name: string } | null };
  decided_at: Instant;
}

/** A receipt that fits, with the arguments that it covers. */
export interface VerifiedReceipt extends ReceiptClaims {
  /** The payload with the reviewer's edits applied: what the agent may act on, and nothing else. */
  payload: JsonObject;
}

/** An intent with its decision, as the API, a webhook or `waitFor` gave it. */
export interface Decided {
  id: string;
  payload: JsonObject;
  decision: Pick<
    DecisionMade,
    "outcome" | "revision" | "edits" | "payload" | "receipt" | "decided_by" | "decided_at"
  > | null;
}

export interface ReceiptExpectation {
  /** The id of the intent that was asked. */
  intent?: string | undefined;
  /** The outcome that it takes, or several; any without it, a denial too. */
  outcome?: string | readonly string[] | undefined;
  /** What is about to be done: it must be what the receipt covers, to the letter. */
  args?: { readonly [key: string]: unknown } | undefined;
}

export interface ReceiptOptions extends ReceiptExpectation {
  /** The server's public keys: a set that is at hand, or one that is fetched. */
  jwks: Jwks | CachedJwks;
}

/** What goes with a receipt that came without its intent. */
export interface LooseReceiptOptions extends ReceiptOptions {
  intent: string;
  outcome: string | readonly string[];
  /** The payload of the revision that was answered, as people were shown it. */
  payload: JsonObject;
  /** The decision's edits; none without them. */
  edits?: { readonly [pointer: string]: Json } | undefined;
  revision?: number | undefined;
}

/**
 * Proves that people decided exactly this: the server's signature, the intent, its revision, the outcome, every argument
 * and every edit. Throws a ReceiptError that says what differs; what came from the network meanwhile is then not to be acted on.
 */
export async function verifyReceipt(receipt: string, options: LooseReceiptOptions): Promise<VerifiedReceipt>;
export async function verifyReceipt(intent: Decided, options: ReceiptOptions): Promise<VerifiedReceipt>;
export async function verifyReceipt(
  subject: string | Decided,
  options: ReceiptOptions | LooseReceiptOptions,
): Promise<VerifiedReceipt> {
  const { receipt, payload, edits, ...said } =
    typeof subject === "string" ? loose(subject, options) : saidBy(subject);
  const claims = await readReceipt(receipt, options.jwks);
  const covered = withEdits(payload, edits);
  const comparisons: [reason: ReceiptError["reason"], proved: unknown, expected: unknown][] = [
    ["intent_differs", claims.intent, options.intent],
    ["intent_differs", claims.intent, said.intent],
    ["revision_differs", claims.revision, said.revision],
    ["outcome_differs", claims.outcome, said.outcome],
    ["payload_differs", claims.payload_digest, await digest(payload)],
    ["edits_differ", claims.edits_digest, await digest(edits)],
    ["decider_differs", claims.decided_by, said.decided_by],
    ["decider_differs", claims.decided_at, said.decided_at],
    ["payload_differs", covered, said.result],
    ["arguments_differ", covered, options.args],
  ];
  for (const [reason, proved, expected] of comparisons) {
    if (expected !== undefined && canonicalJson(proved) !== canonicalJson(expected))
      throw new ReceiptError(reason);
  }
  const { outcome = claims.outcome } = options;
  if (![outcome].flat().includes(claims.outcome)) throw new ReceiptError("outcome_differs");
  return { ...claims, payload: covered };
}

/** What a receipt says, once its signature is proved; whether that fits anything is still to be seen. */
export async function readReceipt(receipt: string, jwks: Jwks | CachedJwks): Promise<ReceiptClaims> {
  const jws = parseReceipt(receipt);
  const key = jwks instanceof CachedJwks ? await jwks.find(jws.kid) : keyIn(jwks, jws.kid);
  if (!key) throw new ReceiptError("unknown_key");
  if (!(await isSignedBy(jws, key))) throw new ReceiptError("bad_signature");
  if (!isClaims(jws.payload)) throw new ReceiptError("malformed");
  return jws.payload;
}

/** What an intent says that its receipt must prove. */
interface Said {
  receipt: string;
  payload: JsonObject;
  edits: DecisionMade["edits"];
  intent?: string;
  revision?: number | undefined;
  outcome?: string;
  decided_by?: ReceiptClaims["decided_by"];
  decided_at?: Instant;
  /** The payload that came out of the edits. */
  result?: JsonObject;
}

function saidBy({ id, payload, decision }: Decided): Said {
  if (!decision?.receipt) throw new ReceiptError("no_receipt");
  const { receipt, revision, outcome, edits, decided_at, payload: result } = decision;
  const { id: who, name, acting_for } = decision.decided_by;
  const decided_by = { id: who, name, acting_for };
  return { receipt, payload, edits, intent: id, revision, outcome, decided_by, decided_at, result };
}

function loose(receipt: string, options: ReceiptOptions | LooseReceiptOptions): Said {
  if (!("payload" in options))
    throw new TypeError("A receipt without its intent needs the payload that it is for.");
  const { payload, edits = {}, revision } = options;
  return { receipt, payload, edits, revision };
}

async function digest(value: unknown): Promise<string> {
  const subtle = await subtleCrypto();
  return toHex(new Uint8Array(await subtle.digest("SHA-256", utf8(canonicalJson(value)))));
}

function isClaims(value: unknown): value is ReceiptClaims {
  if (!isObject(value) || typeof value.revision !== "number" || !isObject(value.decided_by)) return false;
  const texts = ["intent", "payload_digest", "outcome", "edits_digest", "decided_at"];
  return texts.every((name) => typeof value[name] === "string");
}
