import { beforeAll, expect, test } from "vitest";
import { FACT_TYPES } from "@/core/facts";
import { AuditQuery } from "@/core/wire/audit";
import { auditFilter } from "@/server/services/audit/filter";
import { listAudit } from "@/server/services/audit/list";
import { connection, db } from "@/server/db/client";
import { listEntries } from "@/server/db/audit/list";
import { answerIntent } from "@/server/services/intents/answer";
import { createTeam } from "@/server/services/teams/change";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Person, submit, type Workspace } from "../support/workspace";

const page = (person: Person, query: object = {}, now?: Date) =>
  listAudit(as(person, now), AuditQuery.parse(query));

async function all(person: Person, query: object, limit: number) {
  const items = [];
  let cursor: string | null | undefined;
  do {
    const found = await page(person, { ...query, limit, ...(cursor && { cursor }) });
    items.push(...found.items);
    cursor = found.next_cursor;
  } while (cursor);
  return items;
}

test("facts and changes stand in one list, newest first, each with who, what and about what", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email], title: "Export?" }, T0);
  await createTeam(as(workspace.alex, after("1m")), { name: "Night", slug: "night" });
  await answerIntent(as(workspace.ana, after("2m"), "api"), id, { outcome: "approved" });
  const { items, next_cursor } = await page(workspace.audrey);
  expect(next_cursor).toBeNull();
  expect(items).toMatchObject([
    {
      id: expect.stringMatching(/^fact_\d+$/),
      source: "fact",
      type: "decided",
      actor: { type: "user", name: "Ana" },
      subject: { type: "intent", id, name: "Export?" },
      data: { decision: { outcome: "approved" } },
    },
    {
      id: expect.stringMatching(/^change_\d+$/),
      source: "change",
      kind: "team",
      action: "created",
      before: null,
      after: { name: "Night" },
    },
    { source: "fact", type: "created", actor: { type: "agent" } },
  ]);
});

test("only admins and auditors read it, of their own workspace, and only its own cursors lead on", async () => {
  const workspace = await makeWorkspace();
  await submit(workspace.agent, { assignees: [workspace.ana.email] });
  expect(await refusalOf(page(workspace.ana))).toMatchObject({ code: "forbidden" });
  expect((await page(workspace.alex)).items).toHaveLength(1);
  expect((await page((await makeWorkspace()).audrey)).items).toEqual([]);
  for (const cursor of ["7", "1-fact", "x-fact-1", "1-both-1"])
    expect(await refusalOf(page(workspace.audrey, { cursor }))).toMatchObject({ code: "invalid_request" });
});

/** A workspace whose trail is long: many entries of the same millisecond, rare addresses and rare kinds among many. */
let long: Workspace;
let intentId: string;
const MANY = 120_000;
beforeAll(async () => {
  long = await makeWorkspace();
  ({ id: intentId } = await submit(long.agent, { assignees: [long.ana.email], timeout: "8h" }, T0));
  await sql(
    `INSERT INTO intents SELECT (json_populate_record(i, json_build_object('id', $1 || '_' || n))).*
     FROM intents i, generate_series(0, 2999) n WHERE i.id = $1`,
    intentId,
  );
  // In bursts of forty, so that a page often ends within one moment.
  await sql(
    `INSERT INTO facts (workspace_id, intent_id, type, at, actor, data, origin)
     SELECT $1, $2 || '_' || n % 3000, CASE WHEN n % 40000 = 7 THEN 'canceled' WHEN n % 2 = 0 THEN 'created' ELSE 'notified' END,
       $3::timestamptz + (n / 40) * interval '1 second',
       jsonb_build_object('type', 'user', 'id', CASE WHEN n % 50000 = 11 THEN $4 ELSE 'usr_' || n % 7 END, 'name', 'Somebody'), '{}',
       jsonb_build_object('channel', CASE WHEN n % 30000 = 13 THEN 'slack' WHEN n % 2 = 0 THEN 'api' ELSE 'clock' END,
         'ip', CASE WHEN n % 60000 = 17 THEN '203.0.113.99' WHEN n % 2 = 0 THEN '10.0.0.' || n % 200 END,
         'request_id', CASE WHEN n % 2 = 0 THEN 'req-' || n END)
     FROM generate_series(1, ${MANY}) n`,
    long.id,
    intentId,
    T0,
    long.cal.id,
  );
  await sql(
    `INSERT INTO admin_changes (workspace_id, at, actor, kind, subject_id, subject_name, action, origin)
     SELECT $1, $2::timestamptz + (n / 4) * interval '1 second',
       jsonb_build_object('type', 'user', 'id', CASE WHEN n % 5000 = 11 THEN $3 ELSE 'usr_' || n % 7 END, 'name', 'Somebody'),
       CASE WHEN n % 4000 = 7 THEN 'receipt_key' ELSE 'team' END, 'team_' || n % 1000, 'A team', 'changed',
       jsonb_build_object('channel', 'web', 'ip', '10.0.0.1', 'request_id', 'req-' || n)
     FROM generate_series(1, ${MANY / 10}) n`,
    long.id,
    T0,
    long.cal.id,
  );
  await sql("ANALYZE facts, admin_changes, intents");
});

const FILTERS: [name: string, query: object, index: RegExp][] = [
  ["nothing", {}, /_workspace_id_at_seq_idx/],
  ["a rare type", { type: "canceled" }, /facts_type_idx/],
  [
    "several types and kinds",
    { type: "canceled,reminded,receipt_key" },
    /facts_type_idx.*admin_changes_kind_idx/s,
  ],
  ["a kind", { kind: "receipt_key" }, /admin_changes_kind_idx/],
  ["who did it", { actor: "cal" }, /facts_actor_idx.*admin_changes_actor_idx/s],
  ["a rare channel", { channel: "slack" }, /facts_channel_idx.*admin_changes_channel_idx/s],
  ["an address", { ip: "203.0.113.99" }, /facts_ip_idx.*admin_changes_ip_idx/s],
  ["a request", { request_id: "req-1234" }, /facts_request_idx.*admin_changes_request_idx/s],
  ["what was changed", { subject: "team_77" }, /admin_changes_subject_idx/],
  ["an intent", { subject: "int", type: "created" }, /facts_intent_id_seq_idx/],
  [
    "a time",
    { from: after("30m").toISOString(), to: after("31m").toISOString() },
    /_workspace_id_at_seq_idx/,
  ],
  [
    "a channel and a time",
    { channel: "api", from: after("30m").toISOString() },
    /facts_(channel|workspace_id_at_seq)_idx/,
  ],
];

test.each(FILTERS)(
  "by %s, a page of a long trail is found along an index and read in no more than it shows",
  async (_, query, index) => {
    const named = { actor: long.cal.id, subject: `${intentId}_7` };
    const wanted = {
      ...query,
      ...("actor" in query && { actor: named.actor }),
      ...("subject" in query && query.subject === "int" && { subject: named.subject }),
    };
    const parsed = AuditQuery.parse(wanted);
    const { text, values } = await statementOf(() =>
      listEntries(db({ workspaceId: long.id }), auditFilter(as(long.audrey), parsed), null, 51),
    );
    const plan = (await explained(text, values)).join("\n");
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on (facts|admin_changes)/);
    const looked = [...plan.matchAll(/actual rows=([\d.]+) loops=(\d+)/g)].map(
      (each) => Number(each[1]) * Number(each[2]),
    );
    expect(Math.max(...looked)).toBeLessThanOrEqual(400);
    const removed = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)].map((each) => Number(each[1]));
    expect(Math.max(0, ...removed)).toBeLessThanOrEqual(400);
  },
);

test.each([
  [{ type: "canceled,receipt_key" }, 3 + 3],
  [{ channel: "slack" }, 4],
  [{ ip: "203.0.113.99" }, 2],
  [{ source: "change", from: after("10s").toISOString(), to: after("40s").toISOString() }, 120],
  [{ from: after("20m").toISOString(), to: after("21m").toISOString() }, 44 * 60],
  [
    {
      source: "fact",
      channel: "api,slack",
      from: after("20m").toISOString(),
      to: after("21m").toISOString(),
    },
    20 * 60,
  ],
])("page by page, %j gives each entry once and in its order", async (query, count) => {
  const whole = await all(long.audrey, query, 100);
  const small = await all(long.audrey, query, 7);
  expect(small.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  expect(new Set(whole.map(({ id }) => id)).size).toBe(count);
  const times = whole.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().toReversed());
});

test("one entry is found by its id, and by no other kind's of the same number", async () => {
  const workspace = await makeWorkspace();
  await submit(workspace.agent, { assignees: [workspace.ana.email] });
  const [entry] = (await page(workspace.audrey)).items;
  expect((await page(workspace.audrey, { entry: entry?.id })).items).toEqual([entry]);
  expect((await page(workspace.audrey, { entry: `change_${entry?.seq}` })).items).toEqual([]);
  expect((await page(long.audrey, { entry: entry?.id })).items).toEqual([]);
});

test("a time may also be said as an age", async () => {
  const workspace = await makeWorkspace();
  await submit(workspace.agent, { assignees: [workspace.ana.email] }, T0);
  expect((await page(workspace.audrey, { from: "2h" }, after("1h"))).items).toHaveLength(1);
  expect((await page(workspace.audrey, { from: "30m" }, after("1h"))).items).toHaveLength(0);
  expect((await page(workspace.audrey, { to: "30m" }, after("1h"))).items).toHaveLength(1);
});

test("every type of fact can be looked for", () => {
  for (const type of FACT_TYPES) expect(AuditQuery.parse({ type }).type).toEqual([type]);
  expect(() => AuditQuery.parse({ type: "nonsense" })).toThrow();
});

/** The statement that a call makes, as the database gets it. */
async function statementOf(call: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }> {
  const heard: { text: string; values: unknown[] }[] = [];
  const { pool } = connection();
  const query = pool.query.bind(pool);
  type Sent = { text: string; values: unknown[] };
  Object.assign(pool, {
    query: (sent: Sent, ...rest: []) => (heard.push(sent), query(sent as never, ...rest)),
  });
  try {
    await call();
  } finally {
    Object.assign(pool, { query });
  }
  const [statement] = heard.filter(({ text }) => /\btrail_(facts|changes)\b/.test(text ?? ""));
  if (!statement) throw new Error("nothing was asked");
  return statement;
}

/** Its plan as the app's connections make it: without its values, and then run. */
async function explained(text: string, values: unknown[]): Promise<string[]> {
  const { pool } = connection();
  const client = await pool.within({ workspaceId: long.id }, () => pool.connect());
  try {
    await client.query(`PREPARE asked AS ${text}`);
    const given = values.map((value) => client.escapeLiteral(asText(value))).join(", ");
    const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) EXECUTE asked(${given})`);
    return rows.map((line) => line["QUERY PLAN"]);
  } finally {
    await client.query("DEALLOCATE ALL");
    client.release(true);
  }
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? `{${value.join(",")}}` : String(value);
}
