import { withClient } from "../sql.mjs";

/** What Prisma calls the errors of PostgreSQL and of the network; anything else counts as "cannot be reached". */
const PRISMA_CODES = /** @type {Record<string, string>} */ ({
  "3D000": "P1003",
  "28P01": "P1000",
  "42P04": "P1009",
});

/**
 * The engine's subcommands of `cli`, which make, drop and look for a database.
 * @param {string} command @param {string} url
 * @returns {Promise<number>} the exit code; what happened goes to stderr as the JSON lines that the CLI reads
 */
export async function runCommand(command, url) {
  log("INFO", { message: "Starting schema engine CLI (wasm)" }); // the CLI skips the first line unread
  const name = decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
  try {
    if (command === "can-connect-to-database") await query(url, "select 1");
    else if (command === "create-database")
      await query(maintenanceUrl(url), `create database ${quote(name)}`);
    else if (command === "drop-database")
      await query(maintenanceUrl(url), `drop database if exists ${quote(name)} with (force)`);
    else throw new Error(`unknown command ${command}`);
    return 0;
  } catch (error) {
    log("ERROR", { is_panic: false, ...explain(error, name, new URL(url).host) });
    return 1;
  }
}

/** Runs one statement on a connection of its own. @param {string} url @param {string} sql */
export const query = (url, sql) =>
  withClient(url, async (client) => {
    await client.query(sql);
  });

/** @param {unknown} error @param {string} name @param {string} host */
function explain(error, name, host) {
  const { code = "", message } = /** @type {{ code?: string, message: string }} */ (error);
  const error_code = PRISMA_CODES[code] ?? "P1001";
  if (error_code === "P1003") return { error_code, message: `Database \`${name}\` does not exist.` };
  return { error_code, message: `Can't reach database server at \`${host}\`: ${message || code}` };
}

/** The database that always exists, from which others are made and dropped. @param {string} url */
function maintenanceUrl(url) {
  const address = new URL(url);
  address.pathname = "/postgres";
  address.search = "";
  return address.href;
}

/** @param {string} name */
const quote = (name) => `"${name.replaceAll('"', '""')}"`;

/** @param {"INFO" | "ERROR"} level @param {object} fields */
function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
