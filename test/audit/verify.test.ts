import { describe, expect, test } from "vitest";
import { listHeads } from "@/server/services/audit/heads";
import { cancelIntent } from "@/server/services/intents/cancel";
import { reviseIntent } from "@/server/services/intents/revise";
import { rotateReceiptKey, listReceiptKeys } from "@/server/services/receipts/keys";
import { sql } from "../support/database";
import { after } from "../support/time";
import { as, asAgent, makeWorkspace, submit } from "../support/workspace";
import { cutOff } from "./cut-off";
import { TAMPERINGS } from "./tampering";
import { asSuperuser, NOW, seal, sealedWorkspace, verify } from "./world";

test("a trail that nobody touched verifies, in one go and from any place on", async () => {
  const workspace = await sealedWorkspace();
  const whole = await verify(workspace);
  expect(whole).toMatchObject({ ok: true, problems: [], unsealed: 0, next: null });
  expect(whole.entries_checked).toBe(whole.tree_size);
  expect(whole.tree_size).toBeGreaterThan(16);
  const parts = [];
  for (let from: number | null = 0; from !== null;) {
    const part: typeof whole = await verify(workspace, { from, limit: 5 });
    parts.push(part);
    from = part.next;
  }
  expect(parts.every(({ ok }) => ok)).toBe(true);
  expect(parts.reduce((sum, { entries_checked }) => sum + entries_checked, 0)).toBe(whole.tree_size);
});

test("revisions, cancellations and rotated keys verify, too", async () => {
  const workspace = await makeWorkspace();
  const { agent, ana, alex } = workspace;
  const { id } = await submit(agent, { payload: { amount: 1 }, assignees: [ana.email] });
  await reviseIntent(asAgent(agent), id, { note: "More.", payload: { amount: 2 }, title: "Another title" });
  await seal(workspace);
  const [key] = (await listReceiptKeys(as(alex))).items;
  await rotateReceiptKey(as(alex), { replaces: key?.kid ?? null });
  await reviseIntent(asAgent(agent), id, { note: "Less.", payload: { amount: 3 } });
  await cancelIntent(asAgent(agent), id, { reason: "obsolete" });
  await seal(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true, problems: [] });
});

describe("whoever owns the database and", () => {
  test.each(TAMPERINGS)("$does is found out, and what they touched is named", async ({ to }) => {
    const workspace = await sealedWorkspace();
    const expected = await to(workspace);
    const { ok, problems } = await verify(workspace);
    expect(ok).toBe(false);
    for (const problem of expected) expect(problems).toContainEqual(expect.objectContaining(problem));
  });
});

test("what is cut off with all its traces is found by a head that was kept, and by nothing else", async () => {
  const workspace = await sealedWorkspace();
  const [kept] = (await listHeads(as(workspace.audrey, NOW), { limit: 1 })).items;
  expect(await verify(workspace, { head: kept?.signed })).toMatchObject({ ok: true });
  await cutOff(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true, problems: [] });
  expect(await verify(workspace, { head: kept?.signed })).toMatchObject({
    ok: false,
    problems: [{ kind: "cut", index: (kept?.tree_size ?? 0) - 1 }],
  });
});

test("a log that was written anew is not the one of which a head was kept", async () => {
  const workspace = await sealedWorkspace();
  const other = await sealedWorkspace();
  const [kept] = (await listHeads(as(workspace.audrey, NOW), { limit: 1 })).items;
  const [foreign] = (await listHeads(as(other.audrey, NOW), { limit: 1 })).items;
  expect(await verify(workspace, { head: foreign?.signed })).toMatchObject({
    problems: [{ kind: "key_unknown" }],
  });
  const tables = ["audit_heads", "audit_leaves", "audit_nodes", "audit_logs"];
  await asSuperuser(
    [
      `INSERT INTO audit_queue SELECT workspace_id, source, seq FROM audit_leaves WHERE workspace_id = $1`,
      workspace.id,
    ],
    ...tables.map((table): [string, string] => [
      `DELETE FROM ${table} WHERE workspace_id = $1`,
      workspace.id,
    ]),
  );
  await seal(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true });
  expect(await verify(workspace, { head: kept?.signed })).toMatchObject({
    ok: false,
    problems: [{ kind: "rewritten", index: kept?.tree_size }],
  });
});

test("a thousand entries of one second are one head, whose proofs read a few rows", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email] });
  await sql(
    `INSERT INTO facts (workspace_id, intent_id, type, at, actor, data)
     SELECT $1, $2, 'commented', $3, '{"type":"system","id":null,"name":"Countersign"}', json_build_object('body', 'No. ' || n, 'question', false)
     FROM generate_series(1, 3000) n`,
    workspace.id,
    id,
    after("1m"),
  );
  await seal(workspace, 1000);
  expect(await verify(workspace)).toMatchObject({ ok: true, next: null });
  const [nodes] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_nodes WHERE workspace_id = $1",
    workspace.id,
  );
  expect(nodes?.count).toBeLessThan(3000 / 14);
});
