import { exportJWK, generateKeyPair } from "jose";
import type { JsonObject } from "@/core/json";
import type { NewSigningKey } from "@/server/db/receipts";
import { newId } from "../context";

/** A fresh Ed25519 key. What is published of it says nothing about whose it is. */
export async function makeSigningKey(createdAt: Date): Promise<NewSigningKey> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const [privateJwk, publicJwk] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const id = newId("sig");
  return {
    id,
    privateJwk: privateJwk as JsonObject,
    publicJwk: { ...publicJwk, kid: id, alg: "EdDSA", use: "sig" } as JsonObject,
    createdAt,
  };
}
