import { expect, test } from "vitest";
import { connection } from "@/server/db/client";
import { sql, storyOf } from "../support/database";
import { api } from "../support/http";
import { submitted } from "../support/asking";
import { hold, waitingForALock } from "../support/locks";
import { until } from "../support/time";

test("a request whose connection is cut gets 503 and has changed nothing; sent again it succeeds", async () => {
  const { people, path, id } = await submitted();
  const letGo = await hold(id);
  const answer = () =>
    api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "approved" } });
  const cut = answer();
  await until(waitingForALock, (count) => count === 1);
  await sql(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  expect(await cut).toMatchObject({ status: 503, body: { code: "unavailable" } });
  await letGo();
  expect(await storyOf(id)).toEqual(["created"]);
  expect(await answer()).toMatchObject({ status: 201 });
});

test("connections that were cut while they were idle are not noticed by anybody", async () => {
  const { agent, path } = await submitted();
  await sql(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await until(
    async () => connection().pool.idleCount,
    (idle) => idle === 0,
  );
  expect(await api("GET", path, { headers: agent })).toMatchObject({ status: 200 });
});

test("a connection that breaks while it changes hands does not end the process", async () => {
  const client = await connection().pool.connect();
  const broken = new Error("terminating connection due to administrator command");
  expect(() => client.emit("error", broken)).not.toThrow();
  client.release(broken);
});
