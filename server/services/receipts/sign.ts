import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { CompactSign, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import type { JsonObject } from "@/core/json";
import { receiptClaims } from "@/core/receipt";
import { db } from "@/server/db/client";
import { addFirstSigningKey, signingKeys } from "@/server/db/receipts";
import { shared } from "@/server/shared";
import { newId } from "../context";

interface Signer {
  kid: string;
  key: CryptoKey | Uint8Array;
}

const signers = () => shared("signers", () => new Map<string, Promise<Signer>>());

/** The fact with its decision signed; facts without a decision pass as they are. */
export async function sealed(intent: Intent, fact: Fact): Promise<Fact> {
  if (fact.type !== "decided" && fact.type !== "timed_out") return fact;
  const { decision } = fact.data;
  if (!decision) return fact;
  const { kid, key } = await signerOf(intent.workspaceId);
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

function signerOf(workspaceId: string): Promise<Signer> {
  const known = signers().get(workspaceId);
  if (known) return known;
  const loading = loadSigner(workspaceId);
  signers().set(workspaceId, loading);
  loading.catch(() => signers().delete(workspaceId));
  return loading;
}

async function loadSigner(workspaceId: string): Promise<Signer> {
  const [found] = await signingKeys(db(), workspaceId);
  if (found) return { kid: found.id, key: await importJWK(found.private_jwk as JWK, "EdDSA") };
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const id = newId("sig");
  const [privateJwk, publicJwk] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const about = { kid: id, alg: "EdDSA", use: "sig" };
  await addFirstSigningKey(db(), workspaceId, {
    id,
    private_jwk: privateJwk as JsonObject,
    public_jwk: { ...publicJwk, ...about } as JsonObject,
  });
  return loadSigner(workspaceId);
}
