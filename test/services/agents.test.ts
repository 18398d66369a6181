import { beforeEach, expect, test } from "vitest";
import { AgentBody, KeyBody } from "@/core/wire/agents";
import { DirectoryQuery } from "@/core/wire/directory";
import { SubmitBody } from "@/core/wire/submit";
import { changeAgent, renewWebhookSecret } from "@/server/services/agents/change";
import { createAgent } from "@/server/services/agents/create";
import { createKey, revokeKey, rotateKey } from "@/server/services/agents/keys";
import { listAgents, listKeys, readAgent } from "@/server/services/agents/list";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { submitIntent } from "@/server/services/intents/submit";
import { authenticateKey } from "@/server/services/keys/authenticate";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0, until } from "../support/time";
import { as, deactivate, makeWorkspace, question, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
let admin: Ctx;
beforeEach(async () => {
  workspace = await makeWorkspace();
  admin = as(workspace.alex);
});

const ADDRESS = "agent://acme/production/billing";
const anywhere = () => null;
const body = (more: object = {}) => AgentBody.parse({ address: ADDRESS, name: "Billing", ...more });
const make = (more: object = {}, ctx = admin) => createAgent(ctx, body(more), anywhere);
const query = DirectoryQuery.parse({});
const trail = () =>
  sql<{ kind: string; action: string; subject_name: string; before: object | null; after: object | null }>(
    "SELECT kind, action, subject_name, before, after FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
    workspace.id,
  );

test("an agent that an admin makes asks with the key that is shown, and its secrets are kept nowhere in clear", async () => {
  const { agent, key, webhook_secret } = await make({ owner: workspace.ana.email });
  expect(agent).toMatchObject({ address: ADDRESS, owner: { name: "Ana" }, active: true, working_keys: 1 });
  expect(webhook_secret).toMatch(/^whsec_.{40,}$/);
  const ctx = await authenticateKey(key, T0);
  const asked = await submitIntent(ctx, SubmitBody.parse(question({ assignees: [workspace.bea.email] })));
  expect(JSON.parse(asked.body)).toMatchObject({ from_agent: ADDRESS });
  expect(await readAgent(admin, agent.id)).toMatchObject({
    open_intents: 1,
    keys: [{ scopes: [], state: "active" }],
  });
  const [kept] = await trail();
  expect(kept).toMatchObject({ kind: "agent", action: "created", before: null, after: { address: ADDRESS } });
  const everything = await sql(
    "SELECT a.*, k.*, c.* FROM agents a JOIN api_keys k ON k.agent_id = a.id, admin_changes c WHERE a.id = $1",
    agent.id,
  );
  expect(JSON.stringify(everything)).not.toContain(key);
  expect(JSON.stringify(await trail())).not.toContain(webhook_secret);
});

test("an address is one agent's in its workspace, and another's in another", async () => {
  await make();
  expect(await refusalOf(make())).toMatchObject({ code: "conflict", pointers: ["/address"] });
  const other = await makeWorkspace();
  expect((await make({}, as(other.alex))).agent.address).toBe(ADDRESS);
});

test.each([
  ["an owner who is nobody here", { owner: "nobody@elsewhere.example" }, "/owner"],
  ["a team as its owner", { owner: "team:data" }, "/owner"],
])("%s is refused at its field", async (_name, more, pointer) => {
  expect(await refusalOf(make(more))).toMatchObject({ code: "invalid_request", pointers: [pointer] });
});

test("a callback that webhooks may not go to is refused, and nothing is made", async () => {
  const refuse = (url: string) => (url.includes("127.0.0.1") ? "private" : null);
  const attempt = createAgent(admin, body({ callback_url: "http://127.0.0.1:9/hook" }), refuse);
  expect(await refusalOf(attempt)).toMatchObject({ code: "invalid_request", pointers: ["/callback_url"] });
  const { agent } = await make();
  const change = changeAgent(admin, agent.id, { callback_url: "http://127.0.0.1:9/hook" }, refuse);
  expect(await refusalOf(change)).toMatchObject({ pointers: ["/callback_url"] });
  expect((await readAgent(admin, agent.id)).callback_url).toBeNull();
});

test("while an agent is turned off its keys are refused, and what it asked goes on to its answer", async () => {
  const { agent, key } = await make();
  const ctx = await authenticateKey(key, T0);
  const asked = await submitIntent(ctx, SubmitBody.parse(question({ assignees: [workspace.ana.email] })));
  const { id } = JSON.parse(asked.body);
  await changeAgent(admin, agent.id, { active: false }, anywhere);
  expect(await refusalOf(authenticateKey(key, T0))).toMatchObject({ code: "unauthenticated" });
  expect(await answerIntent(as(workspace.ana), id, { outcome: "approved" })).toMatchObject({
    status: "decided",
  });
  await changeAgent(admin, agent.id, { active: true }, anywhere);
  expect(await authenticateKey(key, T0)).toMatchObject({ caller: { id: agent.id } });
  expect((await trail()).map(({ action }) => action)).toEqual(["created", "deactivated", "reactivated"]);
});

test("a change keeps what it does not name, and stands in the trail with before and after", async () => {
  const { agent } = await make({ owner: workspace.ana.email, callback_url: "https://a.example/x" });
  await changeAgent(admin, agent.id, { name: "Invoices" }, anywhere);
  expect(await changeAgent(admin, agent.id, { owner: null }, anywhere)).toMatchObject({
    name: "Invoices",
    owner: null,
    callback_url: "https://a.example/x",
  });
  const changes = await trail();
  expect(changes.at(-1)).toMatchObject({ before: { owner: workspace.ana.email }, after: { owner: null } });
  await changeAgent(admin, agent.id, { name: "Invoices" }, anywhere);
  expect(await trail()).toHaveLength(changes.length);
});

test("after a rotation both keys work until the overlap is over, then only the new one", async () => {
  const { agent, key: old } = await make();
  const [first] = (await listKeys(admin, agent.id)).items;
  const { api_key, key: fresh } = await rotateKey(admin, agent.id, first?.id ?? "", { overlap: 3_600 });
  for (const secret of [old, fresh])
    expect(await authenticateKey(secret, after("59m"))).toMatchObject({ caller: { id: agent.id } });
  expect(await refusalOf(authenticateKey(old, after("1h")))).toMatchObject({ code: "unauthenticated" });
  expect(await authenticateKey(fresh, after("1h"))).toMatchObject({ caller: { id: agent.id } });
  const { items } = await listKeys(as(workspace.alex, after("30m")), agent.id);
  expect(items).toContainEqual(
    expect.objectContaining({
      id: first?.id,
      state: "ending",
      rotated_to: api_key.id,
      expires_at: after("1h").toISOString(),
    }),
  );
  const again = rotateKey(admin, agent.id, first?.id ?? "", {});
  expect(await refusalOf(again)).toMatchObject({ code: "conflict" });
});

test("a rotated key passes on its scopes and how long it was made to last", async () => {
  const { agent } = await make();
  const wanted = KeyBody.parse({ name: "Reader", scopes: ["intents:read"], expires_in: "10h" });
  const { api_key } = await createKey(admin, agent.id, wanted);
  const later = as(workspace.alex, after("9h"));
  expect((await rotateKey(later, agent.id, api_key.id, { overlap: 24 * 3_600 })).api_key).toMatchObject({
    name: "Reader",
    scopes: ["intents:read"],
    expires_at: after("19h").toISOString(),
  });
  const old = (await listKeys(later, agent.id)).items.find(({ id }) => id === api_key.id);
  expect(old?.expires_at).toBe(after("10h").toISOString());
});

test("a revoked key is refused at once, revoking it again is no error, and it is not rotated", async () => {
  const { agent, key } = await make();
  const [{ id = "" } = {}] = (await listKeys(admin, agent.id)).items;
  await revokeKey(admin, agent.id, id);
  expect(await refusalOf(authenticateKey(key, T0))).toMatchObject({ code: "unauthenticated" });
  expect(await revokeKey(admin, agent.id, id)).toMatchObject({ state: "revoked" });
  expect(await refusalOf(rotateKey(admin, agent.id, id, {}))).toMatchObject({ code: "conflict" });
  expect((await trail()).map(({ action }) => action)).toEqual(["created", "revoked"]);
});

test("a key's use is noted to the minute, and not more often", async () => {
  const { agent, key } = await make();
  const used = async () => (await readAgent(admin, agent.id)).last_used_at;
  await authenticateKey(key, T0);
  await until(used, (at) => at === T0.toISOString());
  await authenticateKey(key, after("30s"));
  await authenticateKey(key, after("2m"));
  await until(used, (at) => at === after("2m").toISOString());
});

test("a renewed webhook secret is another one", async () => {
  const { agent, webhook_secret: first } = await make();
  const { webhook_secret: second } = await renewWebhookSecret(admin, agent.id, {});
  expect(second).not.toBe(first);
  const [row] = await sql<{ webhook_secret: string }>(
    "SELECT webhook_secret FROM agents WHERE id = $1",
    agent.id,
  );
  expect(row?.webhook_secret).toBe(second);
  expect(JSON.stringify(await trail())).not.toContain(second);
});

test("agents are listed by name, found by words, and paged", async () => {
  for (const name of ["beta", "Alpha", "Gamma"]) await make({ name, address: `agent://x/${name}` });
  const { agent } = workspace;
  const names = async (more: object) => {
    const page = await listAgents(admin, DirectoryQuery.parse(more));
    return { names: page.items.map(({ name }) => name), next: page.next_cursor };
  };
  const first = await names({ limit: 2 });
  expect(first.names).toEqual(["Alpha", "beta"]);
  expect(await names({ limit: 2, cursor: first.next })).toEqual({ names: [agent.name, "Gamma"], next: null });
  expect((await names({ q: "X/AL" })).names).toEqual(["Alpha"]);
  expect(await refusalOf(listAgents(admin, DirectoryQuery.parse({ cursor: "x" })))).toMatchObject({
    pointers: ["/cursor"],
  });
});

test("auditors read and do not change, reviewers do neither, and other workspaces find nothing", async () => {
  const { agent } = await make();
  const [{ id: keyId = "" } = {}] = (await listKeys(admin, agent.id)).items;
  const reads = [(ctx: Ctx) => readAgent(ctx, agent.id), (ctx: Ctx) => listKeys(ctx, agent.id)];
  const writes = [
    (ctx: Ctx) => changeAgent(ctx, agent.id, { name: "x" }, anywhere),
    (ctx: Ctx) => renewWebhookSecret(ctx, agent.id, {}),
    (ctx: Ctx) => createKey(ctx, agent.id, { name: "x" }),
    (ctx: Ctx) => rotateKey(ctx, agent.id, keyId, {}),
    (ctx: Ctx) => revokeKey(ctx, agent.id, keyId),
  ];
  const auditor = as(workspace.audrey);
  for (const read of reads) expect(await read(auditor)).toBeTruthy();
  for (const write of writes) expect(await refusalOf(write(auditor))).toMatchObject({ code: "forbidden" });
  for (const verb of [...reads, ...writes, (ctx: Ctx) => listAgents(ctx, query), (ctx: Ctx) => make({}, ctx)])
    expect(await refusalOf(verb(as(workspace.ana)))).toMatchObject({ code: "forbidden" });
  const foreign = await makeWorkspace();
  for (const verb of [...reads, ...writes])
    expect(await refusalOf(verb(as(foreign.alex)))).toMatchObject({ code: "not_found" });
  expect((await listAgents(as(foreign.alex), query)).items.map(({ id }) => id)).toEqual([foreign.agent.id]);
  const theirs = await createAgent(as(foreign.alex), body(), anywhere);
  expect(await refusalOf(revokeKey(as(foreign.alex), theirs.agent.id, keyId))).toMatchObject({
    code: "not_found",
  });
});

test("an owner who has left still stands as the owner, and asks nobody", async () => {
  const { agent } = await make({ owner: workspace.ana.email });
  await deactivate(workspace.ana);
  expect(await readAgent(admin, agent.id)).toMatchObject({ owner: { name: "Ana" } });
  await submit(workspace.agent, { assignees: [workspace.bea.email] });
});
