import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from "jose";
import { beforeEach, expect, test } from "vitest";
import type { IntentWire } from "@/core/wire/intent";
import { listChanges } from "@/server/services/administration/list-changes";
import { AuditQuery } from "@/core/wire/audit";
import { answerIntent } from "@/server/services/intents/answer";
import { listReceiptKeys, rotateReceiptKey } from "@/server/services/receipts/keys";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { connection, rows, transact } from "@/server/db/client";
import { forgetSigner, SIGNER_KEPT_MS, signerOf } from "@/server/services/receipts/signer";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { startProcess } from "../support/spawn";
import { after, T0, until } from "../support/time";
import { as, makeWorkspace, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const ask = () => submit(workspace.agent, { assignees: [workspace.ana.email] });
const receiptOf = ({ decision }: Pick<IntentWire, "decision">): string => decision?.receipt ?? "";
const decided = async (): Promise<string> =>
  receiptOf(await answerIntent(as(workspace.ana), (await ask()).id, { outcome: "approved" }));
const kidOf = (receipt: string) => decodeProtectedHeader(receipt).kid;
const keys = async () => (await listReceiptKeys(as(workspace.audrey))).items;
const signing = async () => (await keys()).find(({ signs }) => signs)?.kid ?? null;
const rotate = async (at = "1h") =>
  rotateReceiptKey(as(workspace.alex, after(at)), { replaces: await signing() });

async function verified(receipt: string): Promise<boolean> {
  const set = { keys: await publicKeys() } as unknown as JSONWebKeySet;
  return compactVerify(receipt, createLocalJWKSet(set)).then(
    () => true,
    () => false,
  );
}

test("after a rotation the new key signs, and what the old ones signed verifies as ever", async () => {
  const receipts = [await decided()];
  for (const at of ["1h", "2h", "3h"]) {
    const { kid } = await rotate(at);
    receipts.push(await decided());
    expect(kidOf(receipts.at(-1) ?? "")).toBe(kid);
  }
  expect(new Set(receipts.map(kidOf)).size).toBe(4);
  expect(await Promise.all(receipts.map(verified))).toEqual([true, true, true, true]);
  expect((await keys()).map(({ signs }) => signs)).toEqual([true, false, false, false]);
});

test("of a retired key nothing is left that could sign, and the database lets none come back or sign beside another", async () => {
  await decided();
  const old = await signing();
  await rotate();
  const [row] = await sql<{ private_jwk: unknown }>(
    "SELECT private_jwk FROM signing_keys WHERE id = $1",
    old,
  );
  expect(row).toEqual({ private_jwk: null });
  await expect(sql("UPDATE signing_keys SET retired_at = NULL WHERE id = $1", old)).rejects.toThrow(
    "signing_keys_retired_check",
  );
  const second = `INSERT INTO signing_keys (id, workspace_id, private_jwk, public_jwk)
    SELECT 'sig_second', workspace_id, '{}', '{}' FROM signing_keys WHERE id = $1`;
  await expect(sql(second, old)).rejects.toThrow("signing_keys_signs_key");
});

test("other processes sign with the new key within the bound that is promised, without asking for each decision", async () => {
  const other = await startProcess();
  const decidedThere = async () => {
    const order = {
      do: "answer" as const,
      ctx: as(workspace.ana),
      id: (await ask()).id,
      outcome: "approved",
    };
    return kidOf(receiptOf(await other.order<IntentWire>(order)));
  };
  const before = await decidedThere();
  const { kid } = await rotate();
  expect(kidOf(await decided())).toBe(kid);
  const start = performance.now();
  await until(decidedThere, (now) => now !== before, SIGNER_KEPT_MS + 2_000);
  expect(await decidedThere()).toBe(kid);
  expect(performance.now() - start).toBeLessThan(SIGNER_KEPT_MS + 2_000);
});

test("whoever decides in a transaction needs no other connection to sign, though all be taken", async () => {
  await decided();
  const { max } = connection().pool.options;
  let begun = 0;
  const signers = Array.from({ length: max }, () =>
    transact({ workspaceId: workspace.id }, async (tx) => {
      await rows(tx, "SELECT 1");
      begun += 1;
      await until(
        () => begun,
        (count) => count === max,
      );
      forgetSigner(workspace.id);
      return signerOf(tx, workspace.id, T0);
    }),
  );
  const kids = (await Promise.all(signers)).map(({ kid }) => kid);
  expect(new Set(kids)).toEqual(new Set([await signing()]));
});

test("of those who rotate at once one does, and the others are told that another key signs by now", async () => {
  await decided();
  const replaces = await signing();
  const rotations = await Promise.allSettled(
    Array.from({ length: 5 }, () => rotateReceiptKey(as(workspace.alex, after("1h")), { replaces })),
  );
  expect(rotations.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = await refusalOf(rotateReceiptKey(as(workspace.alex), { replaces }));
  expect(refused).toMatchObject({ code: "conflict", pointers: ["/replaces"] });
  expect(await keys()).toHaveLength(2);
});

test("a workspace that has not decided anything can be given its first key, once", async () => {
  expect(await keys()).toEqual([]);
  const { kid } = await rotateReceiptKey(as(workspace.alex), { replaces: null });
  expect(kidOf(await decided())).toBe(kid);
  expect(await refusalOf(rotateReceiptKey(as(workspace.alex), { replaces: null }))).toMatchObject({
    code: "conflict",
  });
});

test("a rotation stands in the audit trail with both keys, and nothing secret", async () => {
  await decided();
  const old = await signing();
  const { kid } = await rotate();
  const { items } = await listChanges(as(workspace.audrey), AuditQuery.parse({ kind: "receipt_key" }));
  expect(items).toMatchObject([
    { action: "created", subject: { id: kid }, actor: { name: "Alex" }, before: null },
    { action: "retired", subject: { id: old }, after: { retired_at: after("1h").toISOString() } },
  ]);
  expect(JSON.stringify([items, await keys()])).not.toMatch(/"d":/);
});

test("only admins rotate, reviewers do not even look, and nobody reaches another workspace's keys", async () => {
  await decided();
  const replaces = await signing();
  const foreign = await makeWorkspace();
  for (const person of [workspace.ana, workspace.audrey])
    expect(await refusalOf(rotateReceiptKey(as(person), { replaces }))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(listReceiptKeys(as(workspace.ana)))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(rotateReceiptKey(as(foreign.alex), { replaces }))).toMatchObject({
    code: "conflict",
  });
  expect((await listReceiptKeys(as(foreign.alex))).items).toEqual([]);
  expect(await signing()).toBe(replaces);
});
