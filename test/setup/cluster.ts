import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { bundle } from "../../scripts/lib/bundle.mjs";
import { generate } from "../../scripts/lib/generate.mjs";
import { migrate, readMigrations } from "../../scripts/lib/migrate.mjs";
import { isRunning } from "../../scripts/lib/processes.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { startTestCluster } from "../../scripts/lib/test-cluster.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** The maintenance database, from which test databases are made. */
    clusterUrl: string;
    /** A migrated, empty database to clone. */
    templateName: string;
    /** The folder of test/support's processes, bundled. */
    processes: string;
  }
}

const PROCESSES = ["server", "other", "appending"].map((name) => `test/support/${name}-process.ts`);

/** One PostgreSQL for the whole run, with a template that holds all migrations. TEST_DATABASE_URL names another server to use. */
export default async function setup(project: TestProject) {
  await generate();
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? { url: given, stop: async () => {} } : await startTestCluster();
  project.provide("clusterUrl", cluster.url);
  project.provide("templateName", await makeTemplate(cluster.url));
  const processes = await bundleProcesses();
  project.provide("processes", processes);
  return async () => {
    rmSync(processes, { recursive: true, force: true });
    await cluster.stop();
  };
}

/** In the project, where their packages are found; a folder for each run, of which a killed one leaves its own. */
async function bundleProcesses(): Promise<string> {
  const folders = path.join(root, "generated/test-processes");
  mkdirSync(folders, { recursive: true });
  for (const name of readdirSync(folders))
    if (!isRunning(Number(name))) rmSync(path.join(folders, name), { recursive: true, force: true });
  const own = path.join(folders, String(process.pid));
  await bundle(PROCESSES, own);
  return own;
}

async function makeTemplate(clusterUrl: string): Promise<string> {
  const checksums = readMigrations().map(({ checksum }) => checksum);
  const name = `template_${createHash("sha256").update(checksums.join()).digest("hex").slice(0, 12)}`;
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount) return name;
    const draft = `${name}_${process.pid}`; // renamed when it is whole, so that a killed run leaves no half a template
    await client.query(`drop database if exists "${draft}" with (force)`);
    await client.query(`create database "${draft}"`);
    const url = new URL(clusterUrl);
    url.pathname = `/${draft}`;
    await migrate(url.href);
    await client.query(`alter database "${draft}" rename to "${name}"`);
    return name;
  } finally {
    await client.end();
  }
}
