import { CompactSign } from "jose";
import { HEAD_TYPE, headText, type TreeHead } from "@/core/audit/head";
import type { Db } from "@/server/db/client";
import { signerOf } from "../receipts/signer";

/** A head, signed as the workspace's receipts are. */
export async function signHead(on: Db, head: TreeHead, now: Date): Promise<{ kid: string; jws: string }> {
  const { kid, key } = await signerOf(on, head.workspace, now);
  const jws = await new CompactSign(new TextEncoder().encode(headText(head)))
    .setProtectedHeader({ alg: "EdDSA", kid, typ: HEAD_TYPE })
    .sign(key);
  return { kid, jws };
}
