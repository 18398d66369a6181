import { AppError } from "@/core/errors";
import { db, workspaceOf } from "@/server/db/client";
import { findKey, touchKey } from "@/server/db/keys";
import type { Ctx } from "../context";
import { sha256 } from "../secrets";
import { seldom } from "../seldom";

/** Who calls with this key. Throws unauthenticated, in the same words for a wrong, a revoked and an expired one, and for one whose agent was deactivated. */
export async function authenticateKey(key: string, now: Date): Promise<Ctx> {
  const found = /^csk_[\w-]{20,100}$/.test(key) ? await findKey(sha256(key)) : null;
  if (!found || found.revoked_at || found.deactivated_at || (found.expires_at && found.expires_at <= now)) {
    throw new AppError("unauthenticated", "The API key is missing, wrong, expired or revoked.");
  }
  const {
    workspace_id,
    agent_id: id,
    address,
    name,
    owner_id: ownerId,
    callback_url: callbackUrl,
    key_id: keyId,
    scopes,
  } = found;
  seldom(keyId, now, () => touchKey(db(workspaceOf(found)), keyId, now));
  return {
    workspaceId: workspace_id,
    now,
    caller: { type: "agent", id, address, name, ownerId, callbackUrl, keyId, scopes },
  };
}
