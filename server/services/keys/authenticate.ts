import { AppError } from "@/core/errors";
import { db } from "@/server/db/client";
import { findKey, touchKey } from "@/server/db/keys";
import { shared } from "@/server/shared";
import type { Ctx } from "../context";
import { sha256 } from "../secrets";

const TOUCH_MS = 60_000;
const touched = () => shared("touched-keys", () => new Map<string, number>());

/** Who calls with this key. Throws unauthenticated, in the same words for a wrong, a revoked and an expired one. */
export async function authenticateKey(key: string, now: Date): Promise<Ctx> {
  const found = /^csk_[\w-]{20,100}$/.test(key) ? await findKey(sha256(key)) : null;
  if (!found || found.revoked_at || (found.expires_at && found.expires_at <= now)) {
    throw new AppError("unauthenticated", "The API key is missing, wrong, expired or revoked.");
  }
  noteUse(found.key_id, now);
  const {
    workspace_id,
    agent_id: id,
    address,
    name,
    owner_id: ownerId,
    callback_url: callbackUrl,
    key_id: keyId,
  } = found;
  return {
    workspaceId: workspace_id,
    now,
    caller: { type: "agent", id, address, name, ownerId, callbackUrl, keyId },
  };
}

/** Beside the request: when a key was last used is nice to know, and no reason to fail. */
function noteUse(keyId: string, now: Date): void {
  if ((touched().get(keyId) ?? 0) > now.getTime() - TOUCH_MS) return;
  touched().set(keyId, now.getTime());
  touchKey(db(), keyId, now).catch(() => touched().delete(keyId));
}
