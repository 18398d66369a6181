import { toHex } from "@/core/audit/bytes";
import { redact } from "@/core/audit/commit";
import { type Entry, entryOf, sealedHead, withDropped } from "@/core/audit/entry";
import { consistencyProof, inclusionProof } from "@/core/audit/tree";
import { AppError, flaw } from "@/core/errors";
import { sensitiveIn } from "@/core/sensitive/entry";
import type { IntentProofQuery, ProofQuery, ProofWire, SealedEntryWire } from "@/core/wire/audit-proof";
import { closingFact, entriesOf } from "@/server/db/audit/entries";
import { leafFor, newestHead, type StoredLeaf } from "@/server/db/audit/log";
import { db } from "@/server/db/client";
import { type Ctx, requireOverseer } from "../context";
import { readIntent } from "../intents/read";
import { sha256 } from "./hash";
import { headWire } from "./heads";
import { withSubtrees } from "./subtrees";

/** That an entry stands in the newest head's tree. Throws forbidden, not_found, and conflict where it is not sealed yet. */
export async function proveEntry(ctx: Ctx, { entry, tree_size }: ProofQuery): Promise<ProofWire> {
  requireOverseer(ctx);
  const named = entryOf(entry);
  const [found] = named ? await entriesOf(db(ctx), [named]) : [];
  if (!found || found.workspace !== ctx.workspaceId)
    throw new AppError("not_found", "There is no such entry.");
  return proved(ctx, found, tree_size, sensitiveIn(found));
}

/** That what ended an intent stands in the tree, for whoever may read that. Throws not_found, and conflict while it is open. */
export async function proveDecision(
  ctx: Ctx,
  intentId: string,
  { tree_size }: IntentProofQuery,
): Promise<ProofWire> {
  const { id } = await readIntent(ctx, intentId);
  const seq = await closingFact(db(ctx), ctx.workspaceId, id);
  const [found] = seq === null ? [] : await entriesOf(db(ctx), [{ source: "fact", seq }]);
  if (!found) throw new AppError("conflict", "This intent is still open: what ends it is sealed afterwards.");
  // Which address somebody answered from is for those who watch over the workspace; what is sensitive is the agent's.
  const hidden = ctx.caller.type === "agent" ? [] : sensitiveIn(found);
  return proved(ctx, found, tree_size, ["/origin", ...hidden]);
}

async function proved(
  ctx: Ctx,
  entry: Entry,
  oldSize: number | undefined,
  hidden: readonly string[],
): Promise<ProofWire> {
  const { workspaceId } = ctx;
  const leaf = await leafFor(db(ctx), workspaceId, entry);
  const head = leaf && (await newestHead(db(ctx), workspaceId));
  if (!leaf || !head)
    throw new AppError("conflict", "This was committed just now and is sealed within a second.");
  if (oldSize !== undefined && oldSize > head.treeSize)
    throw flaw("invalid_request", "/tree_size", `The newest head has ${head.treeSize} entries.`);
  const proofs = await withSubtrees(db(ctx), workspaceId, (whole) => ({
    proof: inclusionProof(leaf.index, head.treeSize, whole, sha256).map(toHex),
    consistency:
      oldSize === undefined ? null : consistencyProof(oldSize, head.treeSize, whole, sha256).map(toHex),
  }));
  return { ...sealedEntry(entry, leaf, hidden), head: headWire(head), ...proofs };
}

/** An entry as whoever verifies it needs it, without what is hidden from them. */
export function sealedEntry(entry: Entry, leaf: StoredLeaf, hidden: readonly string[]): SealedEntryWire {
  const body = (leaf.dropped && withDropped(entry.body, leaf.dropped)) ?? entry.body;
  const shown = redact(body, leaf.salts, hidden, sha256);
  return {
    index: leaf.index,
    entry: sealedHead(entry),
    body: shown.document as SealedEntryWire["body"],
    salts: shown.salts,
    leaf_hash: leaf.hash,
  };
}
