import { AppError } from "@/core/errors";
import type { AdminChange } from "@/core/administration";
import { endOfOverlap, expiryOfSuccessor, keyStateOf } from "@/core/key-state";
import type { KeyBody, KeyMadeWire, KeyWire, RotationBody } from "@/core/wire/agents";
import { type StoredKey, updateKey } from "@/server/db/agent-keys";
import type { StoredAgent } from "@/server/db/agents";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { lockedAgent, lockedKey } from "./find";
import { endOf, makeKey } from "./make-key";
import { keyKept, keyShown } from "./show";

const DEFAULT_OVERLAP_SECONDS = 24 * 3_600;

/** Makes another key, shown once. Throws forbidden, step_up_required, not_found. */
export async function createKey(ctx: Ctx, agentId: string, body: KeyBody): Promise<KeyMadeWire> {
  requireAdmin(ctx);
  await requireRecentStep(ctx, { detail: "A new key acts as this agent: confirm that it is you." });
  return administer(ctx, async (tx) => {
    const agent = await lockedAgent(tx, ctx, agentId);
    const { name, scopes = [], expires_in = null } = body;
    const wanted = { name, scopes, expiresAt: endOf(expires_in, ctx.now) };
    const { key, secret } = await makeKey(tx, agent.id, wanted, ctx.now);
    return {
      result: { api_key: keyShown(key, ctx.now), key: secret },
      changes: [changeOf(agent, "created", null, key)],
    };
  });
}

/** Makes a key take another's place: both work for the overlap, then the old one ends. Throws forbidden, not_found, conflict. */
export async function rotateKey(
  ctx: Ctx,
  agentId: string,
  keyId: string,
  { overlap = DEFAULT_OVERLAP_SECONDS, expires_in }: RotationBody,
): Promise<KeyMadeWire> {
  requireAdmin(ctx);
  await requireRecentStep(ctx, { detail: "A new key acts as this agent: confirm that it is you." });
  return administer(ctx, async (tx) => {
    const agent = await lockedAgent(tx, ctx, agentId);
    const before = await lockedKey(tx, agent, keyId);
    const state = keyStateOf(before, ctx.now);
    if (state !== "active") throw new AppError("conflict", WHY_NOT[state]);
    const expiresAt =
      expires_in === undefined ? expiryOfSuccessor(before, ctx.now) : endOf(expires_in, ctx.now);
    const { name, scopes } = before;
    const { key, secret } = await makeKey(tx, agent.id, { name, scopes, expiresAt }, ctx.now);
    const after = {
      ...before,
      successorId: key.id,
      expiresAt: endOfOverlap(before.expiresAt, overlap, ctx.now),
    };
    await updateKey(tx, after);
    return {
      result: { api_key: keyShown(key, ctx.now), key: secret },
      changes: [changeOf(agent, "rotated", before, after), changeOf(agent, "created", null, key)],
    };
  });
}

const WHY_NOT = {
  ending: "This key was rotated before: rotate the one that takes its place.",
  expired: "This key has expired: make a new one.",
  revoked: "This key was revoked: make a new one.",
};

/** Ends a key at once. Doing it twice is no error. Throws forbidden, not_found. */
export async function revokeKey(ctx: Ctx, agentId: string, keyId: string): Promise<KeyWire> {
  return administer(ctx, async (tx) => {
    const agent = await lockedAgent(tx, ctx, agentId);
    const before = await lockedKey(tx, agent, keyId);
    if (before.revokedAt) return { result: keyShown(before, ctx.now), changes: [] };
    const after = { ...before, revokedAt: ctx.now };
    await updateKey(tx, after);
    return { result: keyShown(after, ctx.now), changes: [changeOf(agent, "revoked", before, after)] };
  });
}

/** Keys are found in the trail under their own id, and by their agent's name. */
const changeOf = (
  agent: StoredAgent,
  action: string,
  before: StoredKey | null,
  after: StoredKey,
): AdminChange => ({
  kind: "key",
  id: after.id,
  name: `${after.name} of ${agent.name}`,
  action,
  before: before && keyKept(before),
  after: keyKept(after),
});
