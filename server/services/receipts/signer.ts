import { type CryptoKey, importJWK, type JWK } from "jose";
import { db, type Db } from "@/server/db/client";
import { insertSigningKey, signingKey } from "@/server/db/receipts";
import { shared } from "@/server/shared";
import { makeSigningKey } from "./make-key";

interface Signer {
  kid: string;
  key: CryptoKey | Uint8Array;
}

/** So long after a rotation another process may sign with the old key: a decision must cost no query. */
export const SIGNER_KEPT_MS = 10_000;

interface Kept {
  signer: Promise<Signer>;
  /** By the process's own clock, which no one sets back. */
  until: number;
}

const signers = () => shared("signers", () => new Map<string, Kept>());

/**
 * What signs for a workspace; its first decision makes it. Whoever has a transaction open asks on that: were all connections in
 * such hands, another would never come.
 */
export function signerOf(on: Db, workspaceId: string, now: Date): Promise<Signer> {
  const kept = signers().get(workspaceId);
  if (kept && kept.until > performance.now()) return kept.signer;
  const signer = loadSigner(on, workspaceId, now);
  signers().set(workspaceId, { signer, until: performance.now() + SIGNER_KEPT_MS });
  signer.catch(() => forgetSigner(workspaceId));
  return signer;
}

/** Has this process look again at once. */
export const forgetSigner = (workspaceId: string): void => void signers().delete(workspaceId);

async function loadSigner(on: Db, workspaceId: string, now: Date): Promise<Signer> {
  const found = await signingKey(on, workspaceId);
  if (found) return { kid: found.id, key: await importJWK(found.privateJwk as JWK, "EdDSA") };
  // Beside the transaction: others sign with it before that is committed, or undone.
  await insertSigningKey(db({ workspaceId }), workspaceId, await makeSigningKey(now));
  return loadSigner(on, workspaceId, now);
}
