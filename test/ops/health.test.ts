import { expect, test } from "vitest";
import { checkHealth } from "@/server/services/health";
import { connection } from "@/server/db/client";
import { meters } from "@/server/meters";
import { sql } from "../support/database";
import { api } from "../support/http";
import { until } from "../support/time";

process.env.COUNTERSIGN_MAILBOX = "1";
process.env.DATABASE_POOL = "3";

const health = async () => (await api("GET", "/api/health")).body;

test("when every connection is taken, health says so without waiting for one, and says ok again afterwards", async () => {
  const { pool } = connection();
  await until(health, ({ status }) => status === "ok");
  const taken = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
  const began = performance.now();
  const [one, other] = await Promise.all([api("GET", "/api/health"), api("GET", "/api/health")]);
  const took = performance.now() - began;
  expect(one).toMatchObject({ status: 503, body: { status: "failing", checks: { database: "failing" } } });
  expect(other.status).toBe(503);
  expect(one.body.problems).toEqual([
    { check: "database", detail: "The database does not answer in time, or no connection came free." },
  ]);
  // Two have asked, and one connection is waited for.
  expect(pool.waitingCount).toBe(1);
  expect((await api("GET", "/api/health/live")).status).toBe(200);
  for (const client of taken) client.release();
  // It gives up after 0.8 s; the rest is for a machine that has other things to do. A caller of the pool waits for 10 s.
  expect(took).toBeLessThan(4_000);
  expect(await health()).toMatchObject({ status: "ok", problems: [] });
});

test("a database that only reads, or lacks a migration, is no database for this version", async () => {
  const [{ name = "" } = {}] = await sql<{ name: string }>("SELECT current_database() AS name");
  await sql(`ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
  const { pool } = connection();
  for (const client of await Promise.all(Array.from({ length: 3 }, () => pool.connect())))
    client.release(true);
  expect(await health()).toMatchObject({ status: "failing", checks: { database: "failing" } });
  await sql(`BEGIN READ WRITE; ALTER DATABASE "${name}" RESET default_transaction_read_only; COMMIT`);
  for (const each of await Promise.all(Array.from({ length: 3 }, () => pool.connect()))) each.release(true);
  expect(await health()).toMatchObject({ status: "ok" });

  const last = "(SELECT max(migration_name) FROM _prisma_migrations)";
  await sql(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${last}`);
  expect(await health()).toMatchObject({
    status: "failing",
    checks: { database: "ok", migrations: "failing" },
  });
  await sql(`UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = ${last}`);
});

test("clocks that differ are told of before they do harm, and end the service where they would", async () => {
  const at = (seconds: number) => checkHealth(new Date(Date.now() + seconds * 1000));
  expect((await at(0)).checks.time).toBe("ok");
  expect(await at(10)).toMatchObject({ status: "degraded", checks: { time: "degraded" } });
  expect(await at(-90)).toMatchObject({ status: "failing", checks: { time: "failing" } });
});

test("a lane that hangs takes its process out of service; mail that fails does not", async () => {
  const now = new Date();
  const { lanes, mail } = meters();
  lanes.set("moments", { lookedAt: now.getTime() - 300_000, failures: 0 });
  expect(await health()).toMatchObject({ status: "failing", checks: { engine: "failing" } });
  lanes.set("moments", { lookedAt: now.getTime(), failures: 6 });
  expect(await health()).toMatchObject({ status: "degraded", checks: { engine: "degraded" } });
  lanes.delete("moments");
  mail.failedInARow = 5;
  expect(await api("GET", "/api/health")).toMatchObject({ status: 200, body: { status: "degraded" } });
  mail.failedInARow = 0;
  expect(await health()).toMatchObject({ status: "ok" });
});

test("what health says tells nothing of where the database is", async () => {
  const text = JSON.stringify(await health());
  const { password, port, pathname } = new URL(String(process.env.DATABASE_URL));
  for (const secret of [password, port, pathname.slice(1)]) expect(text).not.toContain(secret);
});
