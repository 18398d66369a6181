import { expect, test } from "vitest";
import { redact } from "@/core/audit/commit";
import { isJsonObject } from "@/core/json";
import { connection } from "@/server/db/client";
import { sha256 } from "@/server/services/audit/hash";
import { proveEntry } from "@/server/services/audit/prove";
import { sealWorkspace } from "@/server/services/audit/seal";
import { answerIntent } from "@/server/services/intents/answer";
import { reviseIntent } from "@/server/services/intents/revise";
import { factsOf, sql } from "../support/database";
import { as, asAgent, makeWorkspace, submit } from "../support/workspace";
import { asSuperuser, NOW, seal, sealedWorkspace, verify } from "./world";

/** How much of a workspace is sealed, and how much waits. */
async function stateOf(
  id: string,
): Promise<{ leaves: number; queued: number; heads: number; facts: number }> {
  const [row] = await sql<{ leaves: number; queued: number; heads: number; facts: number }>(
    `SELECT (SELECT count(*)::int FROM audit_leaves WHERE workspace_id = $1) AS leaves,
      (SELECT count(*)::int FROM audit_queue WHERE workspace_id = $1) AS queued,
      (SELECT count(*)::int FROM audit_heads WHERE workspace_id = $1) AS heads,
      (SELECT count(*)::int FROM facts WHERE workspace_id = $1) + (SELECT count(*)::int FROM admin_changes WHERE workspace_id = $1) AS facts`,
    id,
  );
  return row ?? { leaves: 0, queued: 0, heads: 0, facts: 0 };
}

test("whatever is committed is sealed once, by however many who seal at a time", async () => {
  const { id, agent, ana } = await makeWorkspace();
  for (let n = 0; n < 4; n++) {
    const intent = await submit(agent, { assignees: [ana.email] });
    await answerIntent(as(ana), intent.id, { outcome: "approved" });
  }
  const { facts } = await stateOf(id);
  while ((await stateOf(id)).queued > 0) await Promise.all([1, 2, 3].map(() => sealWorkspace(id, NOW, 3)));
  expect(await stateOf(id)).toEqual({ leaves: facts, queued: 0, heads: Math.ceil(facts / 3), facts });
});

test("what takes its number early and commits late is sealed all the same, after what was sealed meanwhile", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email] });
  const late = await connection().pool.connect();
  try {
    await late.query("RESET ROLE");
    await late.query("BEGIN");
    const { rows } = await late.query<{ seq: string }>(
      `INSERT INTO facts (workspace_id, intent_id, type, at, actor, data)
       VALUES ($1, $2, 'commented', now(), '{"type":"system","id":null,"name":"Countersign"}', '{"body":"Late","question":false}') RETURNING seq`,
      [workspace.id, id],
    );
    const next = await submit(workspace.agent, { assignees: [workspace.ana.email] });
    await seal(workspace);
    await late.query("COMMIT");
    await seal(workspace);
    const sealed = await sql<{ seq: string }>(
      "SELECT seq FROM audit_leaves WHERE workspace_id = $1 AND source = 'fact' ORDER BY index",
      workspace.id,
    );
    const [created] = await factsOf(next.id);
    expect(sealed.map(({ seq }) => seq).slice(-2)).toEqual([created?.seq, rows[0]?.seq]);
    expect(await verify(workspace)).toMatchObject({ ok: true });
  } finally {
    late.release(true);
  }
});

test("nobody who writes waits for whoever seals, and of two who seal one steps back", async () => {
  const workspace = await sealedWorkspace();
  const sealing = await connection().pool.connect();
  try {
    await sealing.query("RESET ROLE");
    await sealing.query("BEGIN");
    await sealing.query("SELECT FROM audit_logs WHERE workspace_id = $1 FOR UPDATE", [workspace.id]);
    const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email] });
    await answerIntent(as(workspace.ana), id, { outcome: "approved" });
    expect(await sealWorkspace(workspace.id, NOW, 10)).toBe(0);
    await sealing.query("ROLLBACK");
  } finally {
    sealing.release(true);
  }
  await seal(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true, unsealed: 0 });
});

test("a revision in the second before the first sealing leaves the first question committed to", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { payload: { amount: 1 }, assignees: [workspace.ana.email] });
  await reviseIntent(asAgent(workspace.agent), id, { note: "More.", payload: { amount: 2 } });
  await seal(workspace);
  const [created] = await factsOf(id);
  const proof = await proveEntry(as(workspace.audrey), { entry: `fact_${created?.seq}` });
  expect(proof.body).toMatchObject({ question: { payload: { amount: 1 } } });
});

const REFUSED = { code: "23001" };

test.each([
  "UPDATE audit_leaves SET leaf_hash = sha256('') WHERE workspace_id = $1",
  "UPDATE audit_leaves SET salts = '{}' WHERE workspace_id = $1",
  "DELETE FROM audit_leaves WHERE workspace_id = $1",
  "UPDATE audit_nodes SET hash = sha256('') WHERE workspace_id = $1",
  "UPDATE audit_heads SET jws = '' WHERE workspace_id = $1",
  "DELETE FROM audit_heads WHERE workspace_id = $1",
  "UPDATE audit_logs SET size = size - 1 WHERE workspace_id = $1",
  "DELETE FROM audit_logs WHERE workspace_id = $1",
])("what is sealed stays, whoever asks: %s", async (text) => {
  const { id } = await sealedWorkspace();
  await expect(sql(text, id)).rejects.toMatchObject(REFUSED);
});

test.each(["audit_leaves", "audit_nodes", "audit_heads", "audit_logs"])(
  "%s cannot be emptied",
  async (table) => {
    await expect(sql(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject(REFUSED);
  },
);

test("values are dropped only by a transaction that records it, and the log still verifies", async () => {
  const workspace = await sealedWorkspace();
  const [, decided] = await factsOf(workspace.intents[0] ?? "");
  const fact = `fact_${decided?.seq}`;
  const proof = await proveEntry(as(workspace.audrey), { entry: fact });
  const places = ["/data/decision/comment", "/data/decision/decidedBy/email"];
  const { document, salts, dropped } = redact(proof.body, proof.salts, places, sha256);
  const { data = null } = isJsonObject(document) ? document : {};

  /** Drops them in a transaction that says it is recorded as this entry; null for one that it writes itself. */
  async function drop(recordedAs: string | null, more = ""): Promise<void> {
    const client = await connection().pool.connect();
    try {
      await client.query("RESET ROLE");
      await client.query("BEGIN");
      const { rows } = await client.query<{ seq: string }>(
        `INSERT INTO admin_changes (workspace_id, at, actor, kind, subject_id, subject_name, action)
         VALUES ($1, now(), '{"type":"system","id":null,"name":"Countersign"}', 'team', 'x', 'Redaction', 'redacted') RETURNING seq`,
        [workspace.id],
      );
      await client.query("SELECT set_config('countersign.redaction', $1, true)", [
        recordedAs ?? `change_${rows[0]?.seq}`,
      ]);
      await client.query(`UPDATE facts SET data = $2::json${more} WHERE seq = $1`, [
        decided?.seq,
        JSON.stringify(data),
      ]);
      await client.query(
        "UPDATE audit_leaves SET salts = $2, dropped = $3 WHERE source = 'fact' AND seq = $1",
        [decided?.seq, salts, dropped],
      );
      await client.query("COMMIT");
    } finally {
      client.release(true);
    }
  }

  const [old] = await sql<{ seq: string }>(
    "SELECT seq FROM admin_changes WHERE workspace_id = $1",
    workspace.id,
  );
  for (const unrecorded of ["", "on", `change_${old?.seq}`, fact])
    await expect(drop(unrecorded)).rejects.toMatchObject(REFUSED);
  for (const more of [", type = 'canceled'", ", at = now()", ", actor = '{}'", ", intent_id = 'int_x'"])
    await expect(drop(null, more)).rejects.toMatchObject(REFUSED);

  await drop(null);
  const [, left] = await factsOf(workspace.intents[0] ?? "");
  expect(JSON.stringify(left?.data)).not.toContain("No. 0");
  await sql(
    "UPDATE intents SET decision = $2 WHERE id = $1",
    workspace.intents[0],
    JSON.stringify(left?.data.decision),
  );
  await seal(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true, problems: [] });
  await asSuperuser([
    `UPDATE facts SET data = replace(data::text, '"approved"', '"rejected"')::json WHERE seq = $1`,
    decided?.seq,
  ]);
  expect((await verify(workspace)).problems).toContainEqual(
    expect.objectContaining({ kind: "changed", entry: fact }),
  );
});
