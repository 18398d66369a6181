import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { CompactSign } from "jose";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import { receiptClaims } from "@/core/receipt";
import { signerOf } from "./signer";

/** The fact with its decision signed; facts without a decision pass as they are. */
export async function sealed(intent: Intent, fact: Fact): Promise<Fact> {
  if (fact.type !== "decided" && fact.type !== "timed_out") return fact;
  const { decision } = fact.data;
  if (!decision) return fact;
  const { kid, key } = await signerOf(intent.workspaceId, fact.at);
  const claims = new TextEncoder().encode(canonicalize(receiptClaims(intent, decision, digest)) ?? "");
  const receipt = await new CompactSign(claims)
    .setProtectedHeader({ alg: "EdDSA", kid, typ: "countersign-receipt+jwt" })
    .sign(key);
  const signed = { ...decision, receipt };
  return fact.type === "decided"
    ? { ...fact, data: { decision: signed } }
    : { ...fact, data: { ...fact.data, decision: signed } };
}

/** SHA-256 over RFC 8785 canonical JSON, in hexadecimal. */
export const digest = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
