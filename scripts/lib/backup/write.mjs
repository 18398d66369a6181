import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { to as copyTo } from "pg-copy-streams";
import { withClient } from "../sql.mjs";
import { quoted, sequencesOf, tablesOf } from "./tables.mjs";

/** @typedef {{ format: 1, madeAt: string, migrations: string[] }} Header the first line, behind HEADER */
/** @typedef {{ rows: Record<string, number> }} Footer the last line, behind FOOTER: without it a backup is not whole */

export const HEADER = "-- Countersign backup ";
export const FOOTER = "-- whole ";
export const END_OF_ROWS = "\\.";

const NEWLINE = 0x0a;

/**
 * Writes all that a database holds as it is at one moment, while others go on writing: rows as PostgreSQL's COPY has them, compressed.
 * The file appears under its name when it is whole, readable by its owner only.
 * @param {string} url @param {string} file
 * @returns {Promise<Record<string, number>>} how many rows of each table
 */
export function writeBackup(url, file) {
  return withClient(url, async (client) => {
    const draft = `${file}.part-${process.pid}`;
    try {
      await client.query("SET countersign.workspace = '*'"); // row-level security shows every workspace's rows
      await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      /** @type {Record<string, number>} */
      const rows = {};
      const text = Readable.from(parts(client, rows), { objectMode: false });
      await pipeline(text, createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
      await client.query("COMMIT");
      renameSync(draft, file);
      return rows;
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}

/** @param {import("pg").Client} client @param {Record<string, number>} counted */
async function* parts(client, counted) {
  const { rows: applied } = await client.query(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  /** @type {Header} */
  const header = { format: 1, madeAt: new Date().toISOString(), migrations: applied.map(({ name }) => name) };
  yield `${HEADER}${JSON.stringify(header)}\n`;
  for (const { name, columns } of await tablesOf(client)) {
    const what = `${quoted(name)} (${columns.map(quoted).join(", ")})`;
    let rows = 0;
    yield `COPY ${what} FROM stdin;\n`;
    for await (const chunk of client.query(
      copyTo(`COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)}) TO STDOUT`),
    )) {
      for (const byte of chunk) if (byte === NEWLINE) rows++; // those within values are written as \n
      yield chunk;
    }
    counted[name] = rows;
    yield `${END_OF_ROWS}\n`;
  }
  // Sequences are in no transaction: read last, they are past every row above.
  for (const { name, last, called } of await sequencesOf(client))
    yield `SELECT setval('${quoted(name)}', ${last}, ${called});\n`;
  yield `${FOOTER}${JSON.stringify({ rows: counted })}\n`;
}
