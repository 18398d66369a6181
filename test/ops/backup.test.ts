import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, expect, inject, onTestFinished, test } from "vitest";
import { compactVerify, createLocalJWKSet } from "jose";
import { startDatabase } from "../../scripts/lib/database.mjs";
import { withClient } from "../../scripts/lib/sql.mjs";
import { sql } from "../support/database";
import { keyOf } from "../support/http";
import { startWholeServer } from "../support/server";
import { LONG, makeWorld, patiently } from "./world";

const folder = mkdtempSync(path.join(os.tmpdir(), "backup-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script as npm does; what it prints, or what it refuses with. */
async function script(name: string, file: string, env: Record<string, string>) {
  const { DATABASE_URL: _, ...rest } = process.env;
  return promisify(execFile)(process.execPath, [`scripts/${name}.mjs`, file], {
    env: { ...rest, ...env } as NodeJS.ProcessEnv,
  });
}

/** A new database beside the tests'. */
async function emptyDatabase(): Promise<string> {
  const url = new URL(inject("clusterUrl"));
  const name = `test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await withClient(url.href, (client: pg.Client) => client.query(`create database "${name}"`));
  url.pathname = `/${name}`;
  return url.href;
}

const inside = <T>(url: string, text: string, ...values: unknown[]): Promise<T[]> =>
  withClient(url, async (client: pg.Client) => (await client.query(text, values)).rows as T[]);

test(
  "what was answered before a backup is in what is restored from it, and the clock goes on there",
  LONG,
  async () => {
    const { agent, ana, ask, answer, settings, mailbox } = await makeWorld();
    const server = await startWholeServer(0, settings);
    onTestFinished(server.kill);
    const before: string[] = [];
    let ending = false;
    const load = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!ending) before.push((await ask(server)).id);
      }),
    );
    await patiently(
      () => before,
      ({ length }) => length > 20,
    );
    const decided = before[0] ?? "";
    expect(
      (await answer(server, decided, { comment: "Tab\there,\nbackslash \\. and \\N, ünï ✓" })).status,
    ).toBe(201);
    const { id: due } = await ask(server, { remind_after: "1s", remind_every: "1h" });
    const sure = [...before];
    const file = path.join(folder, "busy.backup");
    const said = await script("backup", file, { DATABASE_URL: String(process.env.DATABASE_URL) });
    ending = true;
    await load;
    expect(said.stdout).toContain("requests");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await server.stop()).toBe(0);

    const url = await emptyDatabase();
    await script("restore", file, { DATABASE_URL: url });
    const kept = await inside<{ id: string }>(url, "SELECT id FROM intents WHERE id = ANY ($1)", sure);
    expect(kept).toHaveLength(sure.length);
    const same = "SELECT to_jsonb(i) AS row FROM intents i WHERE id = $1";
    expect(await inside(url, same, decided)).toEqual(await sql(same, decided));
    const guards = "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1";
    expect(await inside(url, guards)).toEqual(await sql(guards));
    await expect(inside(url, "DELETE FROM facts")).rejects.toThrow();

    const mailsBefore = mailbox.to(ana).length;
    const again = await startWholeServer(0, { ...settings, DATABASE_URL: url });
    onTestFinished(again.kill);
    await patiently(
      async () => (await (await fetch(`${again.url}/api/health`)).json()) as { status: string },
      ({ status }) => status === "ok",
    );
    const read = await fetch(`${again.url}/api/intents/${decided}`, { headers: keyOf(agent) });
    const { decision } = (await read.json()) as { decision: { receipt: string; comment: string } };
    expect(decision.comment).toBe("Tab\there,\nbackslash \\. and \\N, ünï ✓");
    const keys = await (await fetch(`${again.url}/.well-known/jwks.json`)).json();
    const { payload } = await compactVerify(decision.receipt, createLocalJWKSet(keys as never));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ outcome: "approved" });
    await patiently(
      () => inside<{ type: string }>(url, "SELECT type FROM facts WHERE intent_id = $1", due),
      (facts) => facts.some(({ type }) => type === "reminded"),
    );
    const { id: fresh } = await ask(again);
    const [{ newest } = { newest: "" }] = await inside<{ newest: string }>(
      url,
      "SELECT intent_id AS newest FROM facts WHERE type = 'created' ORDER BY seq DESC LIMIT 1",
    );
    expect(newest).toBe(fresh);
    expect(await again.stop()).toBe(0);
    expect(mailbox.to(ana).length).toBeGreaterThanOrEqual(mailsBefore);
    const mailed = mailbox.mails.map(({ key }) => key);
    expect(new Set(mailed).size).toBe(mailed.length);
  },
);

test("a backup goes only whole, and only into an empty database", LONG, async () => {
  await makeWorld();
  const file = path.join(folder, "whole.backup");
  await script("backup", file, { DATABASE_URL: String(process.env.DATABASE_URL) });
  const refusal = (name: string, url: string) =>
    script("restore", path.join(folder, name), { DATABASE_URL: url }).then(
      () => "restored",
      (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`,
    );
  expect(await refusal("whole.backup", String(process.env.DATABASE_URL))).toContain(
    "1 The database is not empty",
  );

  const url = await emptyDatabase();
  writeFileSync(path.join(folder, "cut.backup"), readFileSync(file));
  truncateSync(path.join(folder, "cut.backup"), statSync(file).size - 200);
  expect(await refusal("cut.backup", url)).toContain("is not whole");
  expect(await inside(url, "SELECT id FROM workspaces")).toEqual([]);
  // Well compressed, and without its last line.
  const lines = gunzipSync(readFileSync(file)).toString("latin1").trimEnd().split("\n");
  const endless = lines.slice(0, -1).join("\n");
  writeFileSync(path.join(folder, "endless.backup"), gzipSync(Buffer.from(`${endless}\n`, "latin1")));
  const untouched = await emptyDatabase();
  expect(await refusal("endless.backup", untouched)).toContain("is not whole");
  expect(await inside(untouched, "SELECT id FROM workspaces")).toEqual([]);
  writeFileSync(path.join(folder, "other.backup"), "not a backup");
  expect(await refusal("other.backup", await emptyDatabase())).toMatch(/^1 .*(not whole|no backup)/);
});

test("the embedded database is restored by the same command", LONG, async () => {
  const { agent } = await makeWorld();
  const file = path.join(folder, "embedded.backup");
  await script("backup", file, { DATABASE_URL: String(process.env.DATABASE_URL) });
  const dataDir = path.join(folder, "data");
  await script("restore", file, { COUNTERSIGN_DATA_DIR: dataDir });
  const second = path.join(folder, "again.backup");
  await script("backup", second, { COUNTERSIGN_DATA_DIR: dataDir });
  const database = await startDatabase({ dir: path.join(dataDir, "db"), durable: false });
  onTestFinished(() => database.stop());
  expect(await inside(database.url, "SELECT id FROM agents WHERE id = $1", agent.id)).toEqual([
    { id: agent.id },
  ]);
});
