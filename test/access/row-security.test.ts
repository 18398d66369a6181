import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connection, db, EVERYWHERE, execute, rows, transact } from "@/server/db/client";
import { isolationGap } from "@/server/services/workspace/isolation";
import { sql } from "../support/database";
import { guardedTables, PARENTS, sampleRow, UNGUARDED } from "./tables";

const [OURS, THEIRS] = ["wsp_ours", "wsp_theirs"];
const superuser = new pg.Client({ connectionString: process.env.DATABASE_URL });
const tables = await guardedTables();

const CHECKS = `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS text
  FROM pg_constraint WHERE contype = 'c' AND connamespace = current_schema()::regnamespace`;

/** A row of each workspace in each table, whatever keys, checks and triggers would say to them: this database is the test's own. */
beforeAll(async () => {
  await superuser.connect();
  await superuser.query("SET session_replication_role = replica");
  for (const { text } of await sql<{ text: string }>(CHECKS)) await superuser.query(text);
  for (const table of tables)
    for (const workspace of [OURS, THEIRS]) await insert(superuser, table, await sampleRow(table, workspace));
});
afterAll(() => superuser.end());

const insertion = (table: string) =>
  `INSERT INTO ${table} SELECT (json_populate_record(NULL::${table}, $1::json)).*`;
/** Columns that are left out get their defaults. */
async function insert(client: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row);
  await client.query(
    `INSERT INTO ${table} (${names.join(", ")}) SELECT ${names.join(", ")} FROM json_populate_record(NULL::${table}, $1::json)`,
    [JSON.stringify(row)],
  );
}

/** Whose a table's rows are, as a column or an expression. */
const ownerIn = (table: string): string => {
  const parent = PARENTS[table];
  if (parent) return `split_part(${parent.column}, ' ', 2)`;
  return table === "workspaces" ? "id" : "workspace_id";
};

const ownersSeen = async (scope: { workspaceId: string }, table: string): Promise<string[]> => {
  const text = `SELECT ${ownerIn(table)} AS owner FROM ${table} ORDER BY 1`;
  return (await rows<{ owner: string }>(db(scope), text)).map(({ owner }) => owner);
};

test("every table is guarded by a policy, or it is said why it need not be", async () => {
  const found = await sql<{ name: string; guarded: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS guarded
     FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace`,
  );
  const open = found.filter(({ guarded }) => !guarded).map(({ name }) => name);
  expect(open.toSorted()).toEqual(Object.keys(UNGUARDED).toSorted());
});

test("the app is a role that is held by every policy and may touch every table, but not the tables themselves", async () => {
  const [{ held, able }] = (await rows(
    db(EVERYWHERE),
    `SELECT bool_and(row_security_active(c.oid) OR NOT c.relrowsecurity) AS held,
       bool_and(has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')) AS able
     FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace`,
  )) as [{ held: boolean; able: boolean }];
  expect({ held, able }).toEqual({ held: true, able: true });
  expect(await isolationGap()).toBeNull();
  for (const text of ["TRUNCATE intents CASCADE", "ALTER TABLE intents DISABLE ROW LEVEL SECURITY"])
    await expect(execute(db(EVERYWHERE), text)).rejects.toThrow(/permission denied|must be owner/);
});

describe.each(tables)("%s", (table) => {
  test("shows a workspace its own rows, all of them to those who look everywhere, and none to nobody", async () => {
    expect(await ownersSeen({ workspaceId: OURS }, table)).toEqual([OURS]);
    expect(await ownersSeen(EVERYWHERE, table)).toEqual([OURS, THEIRS]);
    expect(await ownersSeen({ workspaceId: "" }, table)).toEqual([]);
    const unsaid = `SELECT ${ownerIn(table)} FROM ${table}`;
    expect((await connection().pool.query(unsaid)).rows).toEqual([]);
  });

  test("lets nobody change, remove or add rows of another workspace", async () => {
    const [{ row }] = (await sql(
      `SELECT row_to_json(t) AS row FROM ${table} t WHERE ${ownerIn(table)} = $1`,
      THEIRS,
    )) as [{ row: Record<string, unknown> }];
    const on = db({ workspaceId: OURS });
    const theirs = `${ownerIn(table)} = '${THEIRS}'`;
    const column = PARENTS[table]?.column ?? (table === "workspaces" ? "id" : "workspace_id");
    expect(await execute(on, `UPDATE ${table} SET ${column} = ${column} WHERE ${theirs}`)).toBe(0);
    expect(await execute(on, `DELETE FROM ${table} WHERE ${theirs}`)).toBe(0);
    await expect(execute(on, insertion(table), JSON.stringify(row))).rejects.toThrow(/row-level security/);
  });
});

test("a transaction keeps to its workspace, and a connection that served another shows nothing of it afterwards", async () => {
  const seen = (scope: { workspaceId: string }) =>
    transact(scope, async (tx) =>
      (await rows<{ id: string }>(tx, "SELECT id FROM workspaces")).map(({ id }) => id),
    );
  const asked = Array.from({ length: 60 }, (_, n) =>
    n % 3 === 0 ? EVERYWHERE : { workspaceId: n % 3 === 1 ? OURS : THEIRS },
  );
  const found = await Promise.all(asked.map(seen));
  for (const [n, { workspaceId }] of asked.entries())
    expect(found[n]?.toSorted()).toEqual(workspaceId === "*" ? [OURS, THEIRS] : [workspaceId]);
});

test("an undone transaction leaves its connection with the workspace that it showed", async () => {
  const undone = transact({ workspaceId: OURS }, async (tx) => {
    await rows(tx, "SELECT 1 / 0");
  });
  await expect(undone).rejects.toThrow(/division by zero/);
  for (let n = 0; n < 40; n++)
    expect(await ownersSeen({ workspaceId: n % 2 === 0 ? THEIRS : OURS }, "workspaces")).toHaveLength(1);
});

test("what is found by its words or by how it ended is held to its workspace, too", async () => {
  await superuser.query("UPDATE intent_measures SET facets = ARRAY['same']");
  const words = (scope: { workspaceId: string }) =>
    rows<{ id: string }>(db(scope), "SELECT id FROM matching_intents('word'::tsquery, 9) AS id ORDER BY id");
  const ended = (scope: { workspaceId: string }) =>
    rows<{ id: string }>(
      db(scope),
      "SELECT id FROM measured_intents('{same}'::text[], NULL, NULL, NULL, NULL, 9) AS id ORDER BY id",
    );
  for (const find of [words, ended]) {
    expect(await find(EVERYWHERE)).toHaveLength(2);
    expect(await find({ workspaceId: "" })).toEqual([]);
    const [only, ...others] = await find({ workspaceId: OURS });
    expect(only?.id).toContain(OURS);
    expect(others).toEqual([]);
  }
});
