import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { keepDatabase } from "@/scripts/lib/keep-database.mjs";
import { migrate } from "@/scripts/lib/migrate.mjs";
import { freePort } from "@/scripts/lib/ports.mjs";
import { databaseFolder } from "@/scripts/lib/postgres/home.mjs";
import { root } from "@/scripts/lib/root.mjs";
import { seedOnce } from "@/scripts/lib/seed.mjs";
import { serverEnvironment } from "@/scripts/lib/server-environment.mjs";
import { readSettings } from "@/scripts/lib/settings.mjs";
import type { Figures } from "../figures";
import { HookReceiver } from "./hooks";
import { MailProvider } from "./mail";
import { Server } from "./server";

export const PASSWORD = "chaos-chaos-chaos";

export type Sql = <T extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<T[]>;

/** All that a run stands on: a database that comes back, two servers on it, and the outside. */
export interface World {
  publicUrl: string;
  databaseUrl: string;
  databasePid: () => number;
  servers: Server[];
  mail: MailProvider;
  hooks: HookReceiver;
  hooksUrl: string;
  /** Runs SQL on a connection of its own. */
  sql: Sql;
  /** Runs SQL that sees one state of the database, whatever goes on beside it. */
  snapshot: <T>(read: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Logs of the servers are here. */
  folder: string;
  close: () => Promise<void>;
}

/** Builds the world from nothing: an empty database, migrated and seeded. */
export async function openWorld(figures: Figures, seed: number): Promise<World> {
  const folder = path.join(root, `.data/chaos/${seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "countersign-chaos-"));
  chmodSync(dataDir, 0o755); // as root the database runs as somebody else, who has to get there
  const failed = (error: Error): void => {
    console.error(error);
    process.exit(1);
  };
  // Durable: what a killed PostgreSQL forgets by its settings would be no fault of ours.
  const database = await keepDatabase({ dataDir, durable: true }, failed);
  await migrate(database.url);
  const mail = new MailProvider(figures);
  const hooks = new HookReceiver(figures);
  const [mailUrl, hooksUrl] = await Promise.all([mail.fickle.open(), hooks.fickle.open()]);
  const more = {
    RESEND_API_KEY: "re_chaos",
    RESEND_BASE_URL: mailUrl,
    COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32",
    COUNTERSIGN_SEED_PASSWORD: PASSWORD,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
  const ports = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${ports[0]}`;
  const settingsFor = (port: number) =>
    readSettings({ PORT: String(port), PUBLIC_URL: publicUrl, COUNTERSIGN_DATA_DIR: dataDir }, []);
  const [first] = ports.map(settingsFor);
  if (!first) throw new Error("there are no ports");
  await seedOnce(serverEnvironment(first, database.url, { ...process.env, ...more }));
  const servers = ports.map(
    (port, index) =>
      new Server(
        settingsFor(port),
        database.url,
        more,
        figures,
        path.join(folder, `server-${index + 1}.log`),
      ),
  );
  await Promise.all(servers.map((server) => server.answers()));
  return {
    publicUrl,
    databaseUrl: database.url,
    databasePid: database.pid,
    servers,
    mail,
    hooks,
    hooksUrl,
    sql: (text, values) => connected(database.url, (sql) => sql(text, values)),
    snapshot: (read) =>
      connected(database.url, async (sql) => {
        await sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return read(sql);
      }),
    folder,
    close: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([mail.fickle.close(), hooks.fickle.close()]);
      await database.stop({ force: true });
      const database_ = databaseFolder(path.join(dataDir, "db"));
      for (const place of [database_, dataDir]) rmSync(place, { recursive: true, force: true });
    },
  };
}

async function connected<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "chaos" });
  client.on("error", () => {}); // the query under way tells
  await client.connect();
  try {
    return await work(async (text, values) => (await client.query(text, values)).rows);
  } finally {
    await client.end().catch(() => {});
  }
}
