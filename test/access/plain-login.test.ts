import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { db, EVERYWHERE, execute, rows } from "@/server/db/client";
import { unheldTables } from "@/server/db/isolation";
import { migrate } from "../../scripts/lib/migrate.mjs";

const name = `plain_${randomBytes(6).toString("hex")}`;
const superuser = new pg.Client({ connectionString: inject("clusterUrl") });

/** A database as a provider may give it: its login owns it, is no superuser and may make no roles. */
beforeAll(async () => {
  await superuser.connect();
  await superuser.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(inject("clusterUrl"));
  Object.assign(url, { username: name, password: name, pathname: `/${name}` });
  process.env.DATABASE_URL = url.href;
  await migrate(url.href);
  for (const id of ["wsp_ours", "wsp_theirs"])
    await execute(db(EVERYWHERE), "INSERT INTO workspaces (id, slug, name) VALUES ($1, $1, $1)", id);
});
afterAll(async () => {
  await superuser.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await superuser.query(`DROP ROLE ${name}`);
  await superuser.end();
});

test("a login that owns its tables and may make no roles is held by their policies itself", async () => {
  const [{ me }] = (await rows(db(EVERYWHERE), "SELECT current_user::text AS me")) as [{ me: string }];
  expect(me).toBe(name);
  const seen = (workspaceId: string) => rows(db({ workspaceId }), "SELECT id FROM workspaces ORDER BY id");
  expect(await seen("wsp_ours")).toEqual([{ id: "wsp_ours" }]);
  expect(await seen("*")).toHaveLength(2);
  expect(await seen("")).toEqual([]);
  const intrude =
    "INSERT INTO policy_versions (policy_id, workspace_id, number, slug, definition, action, actor, at)";
  await expect(
    execute(
      db({ workspaceId: "wsp_ours" }),
      `${intrude} VALUES ('p', 'wsp_theirs', 1, 's', '{}', 'created', '{}', now())`,
    ),
  ).rejects.toThrow(/row-level security/);
});

test("what is found by words goes on being fast, and the server says that there the login is not held", async () => {
  expect(await unheldTables(db(EVERYWHERE))).toEqual(["intent_measures", "intent_search"]);
});
