import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";
import { withClient } from "./sql.mjs";

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

const LOCK = 72707369; // Prisma's own advisory lock, so that its CLI and we exclude one another
const MIGRATIONS = path.join(root, "prisma/migrations");
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Applies prisma/migrations as `prisma migrate deploy` does, to the same table, but without the CLI, and each migration in one
 * transaction with its record: one that fails or is killed leaves nothing behind.
 * @param {string} url @param {string} [dir]
 * @returns {Promise<string[]>} the names of those applied now
 */
export function migrate(url, dir = MIGRATIONS) {
  return withClient(url, async (client) => {
    const known = await recorded(client);
    const pending = readMigrations(dir).filter(({ name, checksum }) => isPending(known, name, checksum));
    const applied = [];
    for (const migration of pending) if (await apply(client, migration)) applied.push(migration.name);
    await prepareRole(client);
    return applied;
  });
}

/**
 * Makes the role that row-level security holds, where the database came from another server without it.
 * @param {import("pg").Client} client
 */
async function prepareRole(client) {
  const { rows } = await client.query("select to_regproc('prepare_rows_role') is not null as there");
  if (rows[0].there) await client.query("select prepare_rows_role()");
}

/** All migrations in the order of their names. @param {string} [dir] @returns {Migration[]} */
export function readMigrations(dir = MIGRATIONS) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .sort()
    .filter((name) => existsSync(path.join(dir, name, "migration.sql")))
    .map((name) => {
      const sql = readFileSync(path.join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** @param {import("pg").Client} client @returns {Promise<Map<string, { checksum: string, finished: boolean }>>} */
async function recorded(client) {
  const { rows: tables } = await client.query(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  if (!tables[0].there) return new Map();
  const { rows } = await client.query(
    "select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null",
  );
  return new Map(rows.map((row) => [row.migration_name, { checksum: row.checksum, finished: row.finished }]));
}

/** @param {Awaited<ReturnType<typeof recorded>>} known @param {string} name @param {string} checksum */
function isPending(known, name, checksum) {
  const record = known.get(name);
  if (!record) return true;
  if (!record.finished)
    throw new Refusal(`Migration ${name} failed earlier: mend it with \`npx prisma migrate resolve\`.`);
  if (record.checksum !== checksum) console.warn(`Migration ${name} was edited after it had been applied.`);
  return false;
}

/** @param {import("pg").Client} client @param {Migration} migration @returns {Promise<boolean>} false when another process was first */
async function apply(client, { name, sql, checksum }) {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await client.query(TABLE);
    const isNew = !(await recorded(client)).has(name);
    if (isNew) {
      await client.query(sql);
      await client.query(
        `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         values ($1, $2, $3, clock_timestamp(), 1)`,
        [randomUUID(), checksum, name],
      );
    }
    await client.query("commit");
    return isNew;
  } catch (error) {
    await client.query("rollback").catch(() => {}); // the connection may be what failed
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
