import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../scripts/lib/migrate.mjs";

const url = process.env.DATABASE_URL ?? "";
const client = new pg.Client({ connectionString: url });
let folder = "";

const add = (name: string, sql: string) => {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
};
const exists = async (table: string) =>
  (await client.query("select to_regclass($1) is not null as there", [table])).rows[0].there;

beforeAll(() => client.connect());
afterAll(() => client.end());
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), "migrations-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("the project's own migrations are all in the template", async () => {
  expect(await migrate(url)).toEqual([]);
});

test("migrations are applied once, in the order of their names", async () => {
  add("a2_fill", "insert into fruit values ('apple');");
  add(
    "a1_make",
    "create table fruit (name text);\ncreate function f() returns int language sql as $$ select 1; $$;",
  );
  expect(await migrate(url, folder)).toEqual(["a1_make", "a2_fill"]);
  expect(await migrate(url, folder)).toEqual([]);
  expect((await client.query("select name from fruit")).rows).toEqual([{ name: "apple" }]);
});

test("one that fails leaves nothing behind, and works when it is mended", async () => {
  add("b1_half", "create table half (n int); select 1 / 0;");
  await expect(migrate(url, folder)).rejects.toThrow(/b1_half.*division by zero/);
  expect(await exists("half")).toBe(false);
  writeFileSync(path.join(folder, "b1_half/migration.sql"), "create table half (n int);");
  expect(await migrate(url, folder)).toEqual(["b1_half"]);
});

test("five processes that start at once apply each migration once", async () => {
  add("c1_once", "create table once (n int);");
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)));
  expect(applied.flat()).toEqual(["c1_once"]);
});
