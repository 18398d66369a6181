import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { exportTrail } from "@/server/services/audit/export";
import { listAudit } from "@/server/services/audit/list";
import { listHeads } from "@/server/services/audit/heads";
import { proveDecision, proveEntry } from "@/server/services/audit/prove";
import { answerIntent } from "@/server/services/intents/answer";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { AuditQuery } from "@/core/wire/audit";
import type { ExportQuery } from "@/core/wire/audit-proof";
import { type InclusionProof, isIncluded, verifyAuditExport } from "../../sdk/typescript/src/index";
import { cli } from "../sdk/cli";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { as, asAgent, makeWorkspace, type Person, submit } from "../support/workspace";
import { cutOff } from "./cut-off";
import { TAMPERINGS } from "./tampering";
import { NOW, seal, sealedWorkspace } from "./world";

async function exported(by: Person, query: Partial<ExportQuery> = {}): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of await exportTrail(as(by, NOW), { format: "ndjson", ...query })) lines.push(line);
  return lines;
}

const joined = (filter: Partial<ExportQuery>) =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));

const refusal = async (call: Promise<unknown>) => (await refusalOf(call)).code;

const jwks = async () => ({ keys: await publicKeys() });

function fileOf(...lines: string[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "audit-")), "export.ndjson");
  writeFileSync(file, lines.join(""));
  return file;
}

async function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  const running = cli(["verify", ...args]);
  const code = await running.exit;
  return { code, said: running.stdout + running.stderr };
}

test("an export of everything verifies as a whole, offline, with memory for a line", async () => {
  const { audrey } = await sealedWorkspace();
  const report = await verifyAuditExport(await exported(audrey), { jwks: await jwks() });
  expect(report).toMatchObject({ ok: true, proved: "log", keys: "given", problems: [] });
  expect(report.entries).toBe(report.treeSize);
});

test("of an export of a part, each entry is proved to be in the log, and the verifier says that this is all", async () => {
  const { audrey, intents } = await sealedWorkspace();
  const lines = await exported(audrey, { subject: intents[2] });
  const report = await verifyAuditExport(lines, { jwks: await jwks() });
  expect(report).toMatchObject({ ok: true, proved: "entries", entries: 2 });
  expect(report.treeSize).toBeGreaterThan(2);
  const decided = await exported(audrey, { type: ["decided"], from: NOW.toISOString() });
  expect(await verifyAuditExport(decided)).toMatchObject({ ok: true, entries: 0, keys: "in_file" });
});

test("an export of a part is what the list finds by the same filters", async () => {
  const { audrey, alex, intents } = await sealedWorkspace();
  const filters: Partial<ExportQuery>[] = [
    { source: "change" },
    { source: "fact", type: ["decided", "team"] },
    { type: ["team", "created"] },
    { actor: alex.id },
    { channel: ["web"] },
    { channel: ["api", "web"], subject: intents[0] },
    { ip: "203.0.113.9" },
    { request_id: "req_none" },
    { entry: "fact_1" },
  ];
  for (const filter of filters) {
    const { items } = await listAudit(as(audrey, NOW), AuditQuery.parse({ ...joined(filter), limit: 100 }));
    const lines = (await exported(audrey, filter)).map((line) => JSON.parse(line));
    const found = lines.flatMap(({ entry }) => (entry ? [entry.id] : []));
    expect(found.toSorted(), JSON.stringify(filter)).toEqual(
      items.flatMap(({ id, sealed }) => (sealed ? [id] : [])).toSorted(),
    );
  }
});

describe("an export shows it where whoever owns the database", () => {
  test.each(TAMPERINGS.filter(({ inExport }) => inExport))("$does", async ({ to }) => {
    const workspace = await sealedWorkspace();
    const expected = await to(workspace);
    const { ok, problems } = await verifyAuditExport(await exported(workspace.audrey), {
      jwks: await jwks(),
    });
    expect(ok).toBe(false);
    for (const problem of expected) expect(problems).toContainEqual(expect.objectContaining(problem));
  });
});

test("a line of the file that is changed, taken out or put twice is found out", async () => {
  const { audrey } = await sealedWorkspace();
  const lines = await exported(audrey);
  const at = lines.findIndex((line) => line.includes('"No. 3"'));
  const id = JSON.parse(lines[at] ?? "{}").entry.id;
  const changes: [string[], object][] = [
    [lines.with(at, (lines[at] ?? "").replace("No. 3", "No. 9")), { kind: "changed", entry: id }],
    [lines.toSpliced(at, 1), { kind: "missing" }],
    [lines.toSpliced(at, 0, lines[at] ?? ""), { kind: "inserted", entry: id }],
    [lines.slice(0, -1), { kind: "cut" }],
    [lines.slice(0, at), { kind: "cut" }],
  ];
  for (const [changed, problem] of changes)
    expect((await verifyAuditExport(changed, { jwks: await jwks() })).problems).toContainEqual(
      expect.objectContaining(problem),
    );
});

test("the command line says what is proved, names what is wrong, and finds a cut-off end by a head that was kept", async () => {
  const workspace = await sealedWorkspace();
  const keys = fileOf(JSON.stringify(await jwks()));
  const kept = fileOf(JSON.stringify((await listHeads(as(workspace.audrey, NOW), { limit: 1 })).items[0]));
  const whole = fileOf(...(await exported(workspace.audrey)));
  expect(await run(whole, "--jwks", keys, "--head", kept)).toEqual({
    code: 0,
    said: expect.stringMatching(
      /^Genuine: all \d+ entries of wsp_\w+, in their order, as they were sealed\.\n$/,
    ),
  });

  await cutOff(workspace);
  const shorter = fileOf(...(await exported(workspace.audrey)));
  expect(await run(shorter, "--jwks", keys)).toMatchObject({
    code: 0,
    said: expect.stringContaining("Genuine"),
  });
  expect(await run(shorter, "--jwks", keys, "--head", kept)).toMatchObject({
    code: 1,
    said: expect.stringContaining("cut at 18: 19 entries were signed"),
  });

  const [changesFact] = TAMPERINGS;
  const [{ entry } = { entry: "" }] = (await changesFact?.to(workspace)) ?? [];
  const altered = fileOf(...(await exported(workspace.audrey)));
  expect(await run(altered, "--jwks", keys)).toEqual({
    code: 1,
    said: `changed: ${entry} is not what was sealed.\n`,
  });
  const foreign = fileOf(JSON.stringify({ keys: [] }));
  expect(await run(whole, "--jwks", foreign)).toMatchObject({
    code: 1,
    said: expect.stringContaining("key_unknown"),
  });
});

test("an agent gets the proof of its own decision, with the receipt and without whence it came", async () => {
  const workspace = await sealedWorkspace();
  const [id = ""] = workspace.intents;
  const proof = await proveDecision(asAgent(workspace.agent, NOW), id, {});
  expect(await isIncluded(proof as unknown as InclusionProof, (await jwks()) as never)).toBe(true);
  expect(proof.body).toMatchObject({
    data: { decision: { outcome: "approved", receipt: expect.any(String) } },
  });
  const forged = JSON.parse(JSON.stringify(proof).replace('"approved"', '"rejected"'));
  expect(await isIncluded(forged, (await jwks()) as never)).toBe(false);
  const other = await makeWorkspace();
  expect(await refusal(proveDecision(asAgent(other.agent, NOW), id, {}))).toBe("not_found");
  const open = await submit(workspace.agent, { assignees: [workspace.ana.email] });
  expect(await refusal(proveDecision(asAgent(workspace.agent, NOW), open.id, {}))).toBe("conflict");
});

test("every entry has a proof, and every older tree one that it is the beginning", async () => {
  const { audrey, ana } = await sealedWorkspace();
  const [newest] = (await listHeads(as(audrey, NOW), { limit: 1 })).items;
  const entries = await sql<{ source: string; seq: string }>(
    "SELECT source, seq FROM audit_leaves WHERE workspace_id = $1",
    audrey.workspaceId,
  );
  for (const { source, seq } of entries) {
    const proof = await proveEntry(as(audrey, NOW), { entry: `${source}_${seq}`, tree_size: 7 });
    expect(await isIncluded(proof as unknown as InclusionProof, (await jwks()) as never)).toBe(true);
    expect(proof).toMatchObject({ head: newest, consistency: expect.any(Array) });
  }
  const entry = `fact_${entries.find(({ source }) => source === "fact")?.seq}`;
  expect(await refusal(proveEntry(as(ana, NOW), { entry }))).toBe("forbidden");
  const other = await makeWorkspace();
  expect(await refusal(proveEntry(as(other.audrey, NOW), { entry }))).toBe("not_found");
});

test("an export is itself an entry, with who took out what, and nobody but admins and auditors takes it", async () => {
  const workspace = await sealedWorkspace();
  await exported(workspace.audrey, { type: ["decided"] });
  const [change] = await sql(
    "SELECT actor, after FROM admin_changes WHERE kind = 'export' AND workspace_id = $1",
    workspace.id,
  );
  expect(change).toMatchObject({ actor: { name: "Audrey" }, after: { format: "ndjson", type: ["decided"] } });
  expect(await refusal(exportTrail(as(workspace.ana, NOW), { format: "csv" }))).toBe("forbidden");
});

test("no cell of the CSV is a formula", async () => {
  const workspace = await makeWorkspace();
  workspace.agent.name = '=HYPERLINK("http://mallory.example")';
  await submit(workspace.agent, { assignees: [workspace.ana.email] });
  await seal(workspace);
  const lines = await exported(workspace.audrey, { format: "csv" });
  expect(lines[0]).toContain("index,id,at,type");
  expect(lines.join("")).toContain(`"'=HYPERLINK(`);
  expect(lines.join("")).not.toMatch(/(^|,)"?=/m);
});

describe("what an intent marks as sensitive", () => {
  const CANARY = "DE02120300000000202051";

  async function answered() {
    const workspace = await makeWorkspace();
    const { agent, ana, audrey } = workspace;
    const asked = { payload: { iban: CANARY, note: "rent" }, sensitive: ["/iban"], assignees: [ana.email] };
    const { id } = await submit(agent, asked, NOW);
    await answerIntent(as(ana, NOW), id, { outcome: "approved" });
    await seal(workspace);
    return { agent, ana, audrey, id };
  }

  test("stands as its commitment in exports and in people's proofs, which verify all the same", async () => {
    const { ana, audrey, id } = await answered();
    const lines = await exported(audrey);
    expect(lines.join("")).not.toContain(CANARY);
    expect(lines.join("")).toContain("rent");
    expect(await verifyAuditExport(lines, { jwks: await jwks() })).toMatchObject({ ok: true, problems: [] });
    let table = "";
    for await (const line of await exportTrail(as(audrey, NOW), { format: "csv" })) table += line;
    expect(table).not.toContain(CANARY);
    for (const person of [ana, audrey]) {
      const proof = await proveDecision(as(person, NOW), id, {});
      expect(JSON.stringify(proof)).not.toContain(CANARY);
      expect(await isIncluded(proof as unknown as InclusionProof, (await jwks()) as never)).toBe(true);
    }
  });

  test("stands in the proof that its own agent gets", async () => {
    const { agent, id } = await answered();
    expect(JSON.stringify(await proveDecision(asAgent(agent, NOW), id, {}))).toContain(CANARY);
  });
});
