import { compactVerify, importJWK, type JWK } from "jose";
import { HEAD_TYPE, headText, type TreeHead } from "@/core/audit/head";
import type { AuditProblemWire } from "@/core/wire/audit-proof";
import type { StoredHead } from "@/server/db/audit/log";
import type { Db } from "@/server/db/client";
import { listSigningKeys } from "@/server/db/receipts";

export type Problem = AuditProblemWire;

/** Checks signed heads of one workspace against its keys. */
export async function headChecker(on: Db, workspaceId: string) {
  const keys = new Map(
    await Promise.all(
      (await listSigningKeys(on, workspaceId)).map(
        async ({ id, publicJwk }) => [id, await importJWK(publicJwk as JWK, "EdDSA")] as const,
      ),
    ),
  );

  /** What the head says, or what is wrong with it. */
  async function read(jws: string): Promise<TreeHead | "key_unknown" | "head_altered"> {
    try {
      const { payload } = await compactVerify(jws, ({ kid, typ, alg }) => {
        if (typ !== HEAD_TYPE || alg !== "EdDSA") throw new TypeError("no head");
        const key = keys.get(kid ?? "");
        if (!key) throw new UnknownKey();
        return key;
      });
      const head: TreeHead = JSON.parse(new TextDecoder().decode(payload));
      return head.workspace === workspaceId ? head : "head_altered";
    } catch (error) {
      return error instanceof UnknownKey ? "key_unknown" : "head_altered";
    }
  }

  /** What is wrong with a stored head, or null. */
  async function check(head: StoredHead): Promise<Problem | null> {
    const index = head.treeSize;
    const about = { entry: null, index };
    const said = await read(head.jws);
    if (said === "key_unknown")
      return {
        ...about,
        kind: said,
        detail: `The head of ${index} entries is signed with a key that this workspace never had.`,
      };
    if (said === "head_altered")
      return {
        ...about,
        kind: said,
        detail: `The head of ${index} entries was altered: its signature is wrong.`,
      };
    const stored = { tree_size: index, root: head.root, at: head.at.toISOString(), previous: head.previous };
    if (headText({ workspace: workspaceId, ...stored }) === headText(said)) return null;
    return {
      ...about,
      kind: "head_altered",
      detail: `The head of ${index} entries says something else than was signed.`,
    };
  }

  return { read, check };
}

class UnknownKey extends Error {}
