import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { from as copyFrom } from "pg-copy-streams";
import { migrate, readMigrations } from "../migrate.mjs";
import { Refusal } from "../refusal.mjs";
import { withClient } from "../sql.mjs";
import { tablesOf, quoted } from "./tables.mjs";
import { END_OF_ROWS, FOOTER, HEADER } from "./write.mjs";

/** @typedef {import("./write.mjs").Header} Header */

const MAX_PENDING = 256 * 1024;

/**
 * Puts a backup into an empty database: the schema as it was, every row, all or nothing, then the migrations that came since.
 * @param {string} url @param {string} file
 * @returns {Promise<Record<string, number>>} how many rows of each table
 * @throws {Refusal} where the database is not empty, or the file is not a whole backup that this version understands
 */
export async function readBackup(url, file) {
  const header = await headerOf(file);
  await withClient(url, requireEmpty);
  await migrate(url, undefined, new Set(header.migrations));
  const rows = await withClient(url, (client) => fill(client, file));
  await migrate(url);
  return rows;
}

/** @param {string} file @returns {Promise<Header>} */
async function headerOf(file) {
  for await (const line of linesOf(file)) {
    const text = line.toString("utf8");
    if (!text.startsWith(HEADER)) break;
    /** @type {Header} */
    const header = JSON.parse(text.slice(HEADER.length));
    const ours = new Set(readMigrations().map(({ name }) => name));
    const strange = header.migrations.find((name) => !ours.has(name));
    if (header.format !== 1 || strange)
      throw new Refusal(`${file} was made by a newer version of Countersign: restore it with that one.`);
    return header;
  }
  throw new Refusal(`${file} is no backup of Countersign.`);
}

/** @param {import("pg").Client} client */
async function requireEmpty(client) {
  const [table] = await tablesOf(client);
  if (table)
    throw new Refusal("The database is not empty: a backup goes into a new one, so that nothing is lost.");
}

/** @param {import("pg").Client} client @param {string} file */
async function fill(client, file) {
  await client.query("SET countersign.workspace = '*'");
  await client.query("BEGIN");
  const guards = await layDownGuards(client);
  const footer = await copyAll(client, file);
  await guards.putUp();
  await client.query("COMMIT");
  return footer;
}

/**
 * What acts on writes would act a second time, and row-level security takes no COPY. Both are put back before the commit.
 * @param {import("pg").Client} client
 */
async function layDownGuards(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name, c.relforcerowsecurity AS forced FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
  );
  const each = async (/** @type {(table: { name: string, forced: boolean }) => string[]} */ change) => {
    for (const table of rows)
      for (const action of change(table)) await client.query(`ALTER TABLE ${quoted(table.name)} ${action}`);
  };
  await each(({ forced }) => ["DISABLE TRIGGER USER", ...(forced ? ["NO FORCE ROW LEVEL SECURITY"] : [])]);
  // What migrations wrote themselves is in the backup, too.
  for (const { name } of (await tablesOf(client)).toReversed())
    await client.query(`DELETE FROM ${quoted(name)}`);
  return {
    putUp: () =>
      each(({ forced }) => ["ENABLE TRIGGER USER", ...(forced ? ["FORCE ROW LEVEL SECURITY"] : [])]),
  };
}

/** @param {import("pg").Client} client @param {string} file @returns {Promise<Record<string, number>>} */
async function copyAll(client, file) {
  const lines = linesOf(file);
  /** @type {Record<string, number> | undefined} */
  let whole;
  /** @type {Record<string, number>} */
  const filled = {};
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const text = next.value.toString("utf8");
    if (text.startsWith("COPY ")) {
      const [, name = ""] = /^COPY "([^"]+)"/.exec(text) ?? [];
      filled[name] = await copyRows(client, text, lines);
    } else if (text.startsWith("SELECT setval(")) await client.query(text);
    else if (text.startsWith(FOOTER)) whole = JSON.parse(text.slice(FOOTER.length)).rows;
  }
  const lost = Object.entries(whole ?? {}).find(([name, rows]) => filled[name] !== rows);
  if (!whole || lost) throw new Refusal(`${file} is not whole: its end is missing.`);
  return filled;
}

/** @param {import("pg").Client} client @param {string} copy @param {AsyncGenerator<Buffer>} lines */
async function copyRows(client, copy, lines) {
  let rows = 0;
  async function* untilTheirEnd() {
    let pending = [];
    let size = 0;
    for (let next = await lines.next(); ; next = await lines.next()) {
      if (next.done) throw new Refusal("The backup ends within a table: it is not whole.");
      if (next.value.equals(END)) break;
      rows++;
      pending.push(next.value, NEWLINE);
      size += next.value.length + 1;
      if (size < MAX_PENDING) continue;
      yield Buffer.concat(pending);
      [pending, size] = [[], 0];
    }
    yield Buffer.concat(pending);
  }
  await pipeline(untilTheirEnd(), client.query(copyFrom(copy.replace(/;$/, ""))));
  return rows;
}

const END = Buffer.from(END_OF_ROWS);
const NEWLINE = Buffer.from("\n");

/** The lines of a compressed file. @param {string} file @returns {AsyncGenerator<Buffer>} */
async function* linesOf(file) {
  const text = createReadStream(file).pipe(createGunzip());
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of text) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        yield rest.length > 0 ? Buffer.concat([rest, chunk.subarray(from, at)]) : chunk.subarray(from, at);
        rest = Buffer.alloc(0);
        from = at + 1;
      }
      rest = Buffer.concat([rest, chunk.subarray(from)]);
    }
  } catch (error) {
    const { code } = /** @type {{ code?: string }} */ (error);
    if (code?.startsWith("Z_") || code === "ENOENT")
      throw new Refusal(`${file} is not whole or not there: ${code}.`);
    throw error;
  }
}
