import { AppError } from "@/core/errors";
import { db } from "@/server/db/client";
import { findReply, isRepeatedKey, type StoredReply } from "@/server/db/idempotency";
import { shared } from "@/server/shared";
import { sha256 } from "./secrets";

/** An agent's promise that all requests with this key are one. */
export interface IdempotencyClaim {
  workspaceId: string;
  ownerId: string;
  path: string;
  key: string;
  fingerprint: string;
}

/** What a verb answers, and how to keep it for retries: in the very statement that makes the change. */
export interface Reply {
  status: number;
  body: string;
}

export type Keep = (reply: Reply, now: Date) => StoredReply[];

const running = () => shared("idempotency", () => new Set<string>());

export const fingerprintOf = (method: string, body: string): string => sha256(`${method}\n${body}`);

/**
 * Runs a change once per key. It is tried first and looked up only when the key's row says that it was done before, so
 * the usual case pays nothing; the row and the change are one transaction, so neither is ever without the other.
 */
export async function once(
  claim: IdempotencyClaim | null,
  run: (keep: Keep) => Promise<Reply>,
): Promise<Reply & { replayed: boolean }> {
  if (!claim) return { ...(await run(() => [])), replayed: false };
  const name = JSON.stringify([claim.ownerId, claim.path, claim.key]);
  if (running().has(name))
    throw new AppError(
      "idempotency_in_flight",
      "The first request with this key is still running; try again in a moment.",
    );
  running().add(name);
  try {
    return { ...(await run((reply, now) => [rowOf(claim, reply, now)])), replayed: false };
  } catch (error) {
    const stored =
      isRepeatedKey(error) || error instanceof AppError
        ? await findReply(db(claim), claim.ownerId, claim.path, claim.key)
        : null;
    if (!stored) throw error;
    if (stored.fingerprint !== claim.fingerprint) {
      throw new AppError(
        "idempotency_mismatch",
        "This idempotency key was used for a request with another body.",
      );
    }
    return { status: 200, body: stored.response, replayed: true };
  } finally {
    running().delete(name);
  }
}

function rowOf(claim: IdempotencyClaim, reply: Reply, now: Date): StoredReply {
  return {
    workspace_id: claim.workspaceId,
    owner_id: claim.ownerId,
    path: claim.path,
    key: claim.key,
    fingerprint: claim.fingerprint,
    status: reply.status,
    response: reply.body,
    created_at: now,
  };
}
