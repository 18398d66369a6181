import { expect, test } from "vitest";
import { AuditQuery } from "@/core/wire/audit";
import { listAudit } from "@/server/services/audit/list";
import { answerByLink } from "@/server/services/answer-links/answer";
import { answerIntent } from "@/server/services/intents/answer";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { unsubscribeOf } from "@/server/services/notifications/unsubscribe";
import { sql } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { mailed } from "../support/mailed";
import { after } from "../support/time";
import { questionTo } from "../support/axme-intent";
import { addAgent, as, makeWorkspace, question, submit, type Workspace } from "../support/workspace";

/** What the server notes on a request as it arrives. */
const ARRIVED = {
  "x-peer-address": "203.0.113.7",
  "x-request-id": "req-of-this-test",
  "user-agent": "Teller/1.0",
};
const FROM = { ip: "203.0.113.7", user_agent: "Teller/1.0", request_id: "req-of-this-test" };

const trail = async ({ audrey }: Workspace, query: object = {}) =>
  (await listAudit(as(audrey), AuditQuery.parse(query))).items;

const submitted = async (workspace: Workspace, more: object = {}) =>
  (
    await api("POST", "/api/intents", {
      headers: { ...keyOf(workspace.agent), ...ARRIVED },
      body: question({ assignees: [workspace.ana.email], ...more }),
    })
  ).body;

test("a question, its answer and a setting say by which door, from which address and under which id they came", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submitted(workspace);
  const ana = { ...(await signIn(workspace.ana)), ...ARRIVED };
  await api("POST", `/api/intents/${id}/decision`, { headers: ana, body: { outcome: "approved" } });
  const alex = { ...(await signIn(workspace.alex)), ...ARRIVED };
  await api("POST", "/api/teams", { headers: alex, body: { name: "Night", slug: "night" } });
  const entries = await trail(workspace, { request_id: ARRIVED["x-request-id"] });
  expect(entries.map(({ type, origin, actor }) => [type, actor.name, origin])).toEqual([
    ["team", "Alex", { channel: "web", ...FROM, on_behalf_of: null }],
    [expect.stringMatching(/^(decided|answered)$/), "Ana", { channel: "web", ...FROM, on_behalf_of: null }],
    ["created", "Data analyst", { channel: "api", ...FROM, on_behalf_of: null }],
  ]);
});

test("each of many who call at once keeps an origin of their own, though they are written together", async () => {
  const workspace = await makeWorkspace();
  const ids = await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const headers = { ...keyOf(workspace.agent), "x-request-id": `burst-${index}-of-thirty` };
      const body = question({ assignees: [workspace.ana.email] });
      return (await api("POST", "/api/intents", { headers, body })).body.id as string;
    }),
  );
  const ana = await signIn(workspace.ana);
  await Promise.all(
    ids.map((id, index) =>
      api("POST", `/api/intents/${id}/comments`, {
        headers: { ...ana, "x-request-id": `words-${index}-of-thirty` },
        body: { body: "Looking." },
      }),
    ),
  );
  const found = await sql<{ intent_id: string; type: string; request: string }>(
    "SELECT intent_id, type, origin ->> 'request_id' AS request FROM facts WHERE workspace_id = $1 AND type IN ('created', 'commented')",
    workspace.id,
  );
  const expected = ids.flatMap((id, index) => [
    { intent_id: id, type: "created", request: `burst-${index}-of-thirty` },
    { intent_id: id, type: "commented", request: `words-${index}-of-thirty` },
  ]);
  expect(found).toHaveLength(expected.length);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test("two who change one intent in the same moment each leave their own", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submitted(workspace, { assignees: [workspace.ana.email, workspace.bea.email] });
  const [ana, bea] = await Promise.all([signIn(workspace.ana), signIn(workspace.bea)]);
  const say = (cookie: Record<string, string>, request: string) =>
    api("POST", `/api/intents/${id}/comments`, {
      headers: { ...cookie, "x-request-id": request },
      body: { body: request },
    });
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => say(index % 2 ? ana : bea, `same-intent-${index}`)),
  );
  const said = await sql<{ body: string; request: string }>(
    "SELECT data ->> 'body' AS body, origin ->> 'request_id' AS request FROM facts WHERE intent_id = $1 AND type = 'commented'",
    id,
  );
  expect(said).toHaveLength(8);
  for (const { body, request } of said) expect(request).toBe(body);
});

test("what comes by a mail's link says so, an answer as well as an unsubscription", async () => {
  const { ana, linkOf, ...rest } = await mailed();
  const workspace = { ana, ...rest, id: rest.workspaceId };
  const origin = { channel: "mail_link" as const, ip: "198.51.100.4", user_agent: null, request_id: null };
  await answerByLink(linkOf(ana), { outcome: "approved" }, after("5m"), undefined, origin);
  const { oneClick } = unsubscribeOf({ workspaceId: workspace.id, userId: ana.id }, "reminders");
  await request("POST", new URL(oneClick).pathname, { headers: ARRIVED });
  const entries = await trail(workspace, { channel: "mail_link" });
  expect(entries.map(({ type, actor, origin }) => [type, actor.name, origin?.ip])).toEqual([
    ["notifications", "Ana", "203.0.113.7"],
    [expect.stringMatching(/^(decided|answered)$/), "Ana", "198.51.100.4"],
  ]);
});

test("AXME's doors and the tools for models are told apart from the API", async () => {
  const workspace = await makeWorkspace();
  const headers = { ...keyOf(workspace.agent), ...ARRIVED };
  await api("POST", "/v1/intents", {
    headers,
    body: questionTo(workspace.ana),
  });
  const call = {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: {
      name: "ask_approval",
      arguments: { title: "Ship it?", payload: {}, assignees: [workspace.ana.email], wait_seconds: 0 },
    },
  };
  await request("POST", "/api/mcp", {
    headers: { ...headers, accept: "application/json, text/event-stream" },
    body: call,
  }).then((response) => response.text());
  const channels = (await trail(workspace, { type: "created" })).map(({ origin }) => origin?.channel);
  expect(channels).toEqual(["mcp", "axme"]);
});

test("what time brings about is the clock's, and an agent acts for its owner", async () => {
  const workspace = await makeWorkspace();
  const owned = await addAgent(workspace.id, { ownerId: workspace.cal.id });
  await api("POST", "/api/intents", {
    headers: { ...keyOf(owned), ...ARRIVED },
    body: question({ assignees: [workspace.ana.email], timeout: "1m" }),
  });
  const later = new Date(Date.now() + 120_000);
  await fireDueMoments(later, later, 100);
  const entries = await trail(workspace, { type: "created,timed_out" });
  expect(entries.map(({ type, origin }) => [type, origin?.channel, origin?.on_behalf_of?.name])).toEqual([
    ["timed_out", "clock", undefined],
    ["created", "api", "Cal"],
  ]);
});

test("a delegate's answer, and an absence that an admin sets, say for whom they are", async () => {
  const workspace = await makeWorkspace();
  const { ana, bea, alex } = workspace;
  const cookie = { ...(await signIn(alex)), ...ARRIVED };
  const set = await api("POST", "/api/absences", {
    headers: cookie,
    body: {
      user: ana.email,
      delegate: bea.email,
      starts_at: new Date(),
      ends_at: new Date(Date.now() + 86_400_000),
    },
  });
  expect(set.status).toBe(201);
  const { id } = await submitted(workspace);
  const beas = { ...(await signIn(bea)), ...ARRIVED };
  await api("POST", `/api/intents/${id}/decision`, { headers: beas, body: { outcome: "approved" } });
  const entries = await trail(workspace, { type: "absence,decided,answered" });
  expect(entries.map(({ actor, origin }) => [actor.name, origin?.on_behalf_of?.name])).toEqual([
    ["Bea", "Ana"],
    ["Alex", "Ana"],
  ]);
});

test("agents, webhooks and reviewers are told of no address", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submitted(workspace);
  const ana = { ...(await signIn(workspace.ana)), ...ARRIVED };
  await api("POST", `/api/intents/${id}/comments`, { headers: ana, body: { body: "Hm." } });
  await answerIntent(as(workspace.ana, new Date(), "api"), id, { outcome: "approved" });
  for (const headers of [keyOf(workspace.agent), ana]) {
    for (const path of [`/api/intents/${id}`, `/api/intents/${id}/events`]) {
      const text = await (await request("GET", path, { headers })).text();
      expect(text).not.toContain(FROM.ip);
      expect(text).not.toContain(FROM.user_agent);
    }
  }
  expect((await api("GET", "/api/audit", { headers: ana })).status).toBe(403);
  expect((await api("GET", "/api/audit", { headers: keyOf(workspace.agent) })).status).toBe(401);
});

test("what is older than the record of origins is shown without one", async () => {
  const workspace = await makeWorkspace();
  await submit(workspace.agent, { assignees: [workspace.ana.email] });
  expect(await trail(workspace)).toMatchObject([{ type: "created", origin: null }]);
});
