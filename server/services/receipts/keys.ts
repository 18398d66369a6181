import { type AppError, flaw } from "@/core/errors";
import type { AdminChange } from "@/core/administration";
import type { ReceiptKeyBody, ReceiptKeysWire, ReceiptKeyWire } from "@/core/wire/receipt-keys";
import { db } from "@/server/db/client";
import { insertSigningKey, listSigningKeys, retireSigningKey, type SigningKey } from "@/server/db/receipts";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin, requireOverseer } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { makeSigningKey } from "./make-key";
import { forgetSigner } from "./signer";

/** What the workspace's receipts were and are signed with, newest first. Throws forbidden. */
export async function listReceiptKeys(ctx: Ctx): Promise<ReceiptKeysWire> {
  requireOverseer(ctx);
  return { items: (await listSigningKeys(db(ctx), ctx.workspaceId)).map(toWire) };
}

/**
 * Makes a new key sign, and ends the one that it replaces for good: that never signs again, and what it signed verifies for ever.
 * Throws forbidden, and conflict where another key signs than the caller knows of.
 */
export async function rotateReceiptKey(ctx: Ctx, { replaces }: ReceiptKeyBody): Promise<ReceiptKeyWire> {
  const { workspaceId, now } = ctx;
  requireAdmin(ctx);
  await requireRecentStep(ctx, { detail: "Another key will sign receipts: confirm that it is you." });
  const made = await administer(ctx, async (tx) => {
    const old = replaces === null ? null : await retireSigningKey(tx, workspaceId, replaces, now);
    if (replaces !== null && !old) throw changedMeanwhile();
    const next = await makeSigningKey(now);
    if (!(await insertSigningKey(tx, workspaceId, next))) throw changedMeanwhile();
    const result: SigningKey = { ...next, retiredAt: null };
    return { result, changes: changesOf(old && { ...old, retiredAt: now }, result) };
  });
  forgetSigner(workspaceId);
  return toWire(made);
}

const changedMeanwhile = (): AppError =>
  flaw("conflict", "/replaces", "Another key signs by now: look at the list again before you rotate.");

function changesOf(old: SigningKey | null, next: SigningKey): AdminChange[] {
  const entry = (key: SigningKey, action: string, before: AdminChange["before"]): AdminChange => ({
    kind: "receipt_key",
    id: key.id,
    name: key.id,
    action,
    before,
    after: kept(key),
  });
  return [
    ...(old ? [entry(old, "retired", kept({ ...old, retiredAt: null }))] : []),
    entry(next, "created", null),
  ];
}

const kept = ({ createdAt, retiredAt }: SigningKey) => ({
  created_at: createdAt.toISOString(),
  retired_at: retiredAt?.toISOString() ?? null,
});

const toWire = ({ id, publicJwk, createdAt, retiredAt }: SigningKey): ReceiptKeyWire => ({
  kid: id,
  signs: retiredAt === null,
  created_at: createdAt.toISOString(),
  retired_at: retiredAt?.toISOString() ?? null,
  jwk: publicJwk,
});
