import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { GAUGES } from "@/server/db/gauges";
import { sql } from "../support/database";
import { keyOf, request } from "../support/http";
import { startServer, startWhole } from "../support/server";
import { makeWorkspace, submit } from "../support/workspace";
import { LONG, makeWorld, patiently } from "./world";

const TOKEN = "the-token-of-the-scraper";

/** The value of a series; undefined where there is none. */
const valueIn = (text: string, series: string): number | undefined => {
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

test("metrics count what happened, without a name or an id of anybody", LONG, async () => {
  const { agent, ana, ask, answer, settings, mailbox, receiver } = await makeWorld();
  const server = await startWhole({ ...settings, COUNTERSIGN_METRICS_TOKEN: TOKEN });
  const metrics = async () =>
    (await fetch(`${server.url}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  const canary = "canary-in-the-payload";
  const { id } = await ask(server, { title: canary, payload: { canary }, callback_url: receiver.hook });
  await ask(server);
  await fetch(`${server.url}/api/intents/${id}?q=${canary}`, { headers: keyOf(agent) });
  const body = JSON.stringify({ outcome: "approved" });
  await fetch(`${server.url}/api/answers/${canary}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  await patiently(
    () => mailbox.to(ana),
    ({ length }) => length === 2,
  );
  expect((await answer(server, id)).status).toBe(201);
  const text = await patiently(
    metrics,
    (seen) => valueIn(seen, 'countersign_deliveries_total{status="delivered"}') === 1,
  );

  const expected = {
    'countersign_facts_total{type="created"}': 2,
    'countersign_facts_total{type="decided"}': 1,
    'countersign_notifications_total{channel="email",status="sent"}': 2,
    'countersign_http_request_duration_seconds_count{method="POST",route="/api/intents",status="201"}': 2,
    'countersign_http_request_duration_seconds_count{method="GET",route="/api/intents/:id",status="200"}': 1,
    'countersign_clock_lag_seconds{lane="moments"}': 0,
    countersign_database_up: 1,
    countersign_oldest_overdue_moment_seconds: 0,
    countersign_database_connections_max: 16,
    countersign_clients_waiting: 0,
  };
  const seen = Object.fromEntries(Object.keys(expected).map((series) => [series, valueIn(text, series)]));
  expect(seen).toEqual(expected);
  expect(text).toMatch(/_count\{method="POST",route="\/api\/answers\/:token",status="4\d\d"\} 1\n/);
  for (const secret of [canary, id, agent.id, agent.key, ana.id, ana.email, agent.workspaceId, TOKEN])
    expect(text).not.toContain(secret);
  const documented = readFileSync("docs/OPERATIONS.md", "utf8").match(/countersign_[a-z_]+/g) ?? [];
  const families = [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name);
  for (const name of documented) expect(families).toContain(name.replace(/_(count|bucket)$/, ""));
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? (\d[\d.e+-]*|NaN))$/);
});

test("open intents are counted by whose turn it is, and what is late by how much", async () => {
  const { agent, ana } = await makeWorkspace();
  const asked = { assignees: [ana.email] };
  const due = "UPDATE intents SET next_moment_at = now() - interval '90 seconds' WHERE id = $1";
  const [late, agents] = [await submit(agent, asked, new Date()), await submit(agent, asked, new Date())];
  await sql(due, late.id);
  await sql("UPDATE intents SET waiting_on = 'agent' WHERE id = $1", agents.id);
  const text = await (
    await request("GET", "/api/metrics", { headers: { "x-peer-address": "127.0.0.1" } })
  ).text();
  expect(valueIn(text, 'countersign_intents_open{status="waiting",waiting_on="agent"}')).toBe(1);
  expect(valueIn(text, 'countersign_intents_open{status="waiting",waiting_on="human"}')).toBeGreaterThan(0);
  expect(valueIn(text, "countersign_oldest_overdue_moment_seconds")).toBeGreaterThan(89);
});

test("without a token, metrics are told to this machine alone, and not through a proxy on it", async () => {
  const status = async (headers: Record<string, string>) =>
    (await request("GET", "/api/metrics", { headers })).status;
  expect(await status({ "x-peer-address": "::ffff:127.0.0.1" })).toBe(200);
  expect(await status({ "x-peer-address": "10.0.0.7" })).toBe(403);
  expect(await status({})).toBe(403);
  expect(await status({ "x-peer-address": "127.0.0.1", "x-forwarded-for": "127.0.0.1" })).toBe(403);
});

test("with a token, nobody reads them without it, this machine included", LONG, async () => {
  const { url } = await startServer({ COUNTERSIGN_METRICS_TOKEN: TOKEN });
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${url}/api/metrics`, { headers })).status;
  expect(await status({})).toBe(401);
  expect(await status({ authorization: "Bearer the-token-of-somebody-else" })).toBe(401);
  expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
});

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test("among 100,000 closed intents, no figure reads a whole table", LONG, async () => {
  const { agent, ana } = await makeWorkspace();
  const asked = { assignees: [ana.email] };
  const { id } = await submit(agent, asked, new Date());
  const columns = (
    await sql<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'intents' AND table_schema = 'public'
     AND column_name NOT IN ('id', 'status', 'next_moment_at', 'closed_at')`,
    ).then((rows) => rows.map(({ name }) => `"${name}"`))
  ).join(", ");
  await sql(`INSERT INTO intents (id, status, closed_at, ${columns})
    SELECT 'int_' || n, 'timed_out', now(), ${columns} FROM intents, generate_series(1, 100000) n WHERE id = '${id}'`);
  await sql("ANALYZE intents");
  const [row] = await sql<{ "QUERY PLAN": [{ Plan: Plan }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${GAUGES}`);
  const [{ Plan: plan, ...timing }] = row?.["QUERY PLAN"] ?? [{ Plan: { "Node Type": "none" } }];
  const scans = nodesOf(plan).filter(
    ({ "Node Type": type, "Relation Name": relation }) => type === "Seq Scan" && relation === "intents",
  );
  expect(scans).toEqual([]);
  expect((timing as { "Execution Time"?: number })["Execution Time"]).toBeLessThan(100);
});
