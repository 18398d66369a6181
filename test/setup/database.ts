import pg from "pg";
import { inject } from "vitest";
import { isRunning } from "../../scripts/lib/processes.mjs";

// Each test file has a database of its own, cloned before the app's code reads DATABASE_URL. It is dropped by a later file: by then
// this process is gone with all its connections, and nothing has to be cut off.
const client = new pg.Client({ connectionString: inject("clusterUrl") });
await client.connect();
const name = `test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
await client.query(`create database "${name}" template "${inject("templateName")}"`);
await dropAbandoned();
await client.end();

const url = new URL(inject("clusterUrl"));
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;

async function dropAbandoned() {
  const { rows } = await client.query<{ datname: string }>(
    String.raw`select datname from pg_database where datname like 'test\_%'`,
  );
  for (const { datname } of rows) {
    if (isRunning(Number(datname.split("_")[1]))) continue;
    await client.query(`drop database if exists "${datname}"`).catch(() => {}); // another worker is at it
  }
}
