import { beforeEach, describe, expect, test } from "vitest";
import { api, keyOf, signIn } from "../support/http";
import { chain, type PolicySent } from "../support/policy";
import { makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let headers: Record<string, string>;
beforeEach(async () => {
  workspace = await makeWorkspace();
  headers = await signIn(workspace.alex);
});

const create = (more: Partial<PolicySent> = {}) =>
  api("POST", "/api/policies", { headers, body: chain(workspace, more) });
const put = (body: unknown, more: Record<string, string> = {}) =>
  api("PUT", "/api/policies/data-exports", { headers: { ...headers, ...more }, body });

test("a policy is made, read, changed, listed with its versions, removed and restored", async () => {
  expect(await create()).toMatchObject({ status: 201, body: { slug: "data-exports", version: 1 } });
  const read = await api("GET", "/api/policies/data-exports", { headers });
  expect(read).toMatchObject({
    status: 200,
    body: { timeout: "8h", levels: [{ escalate_after: "30m" }, {}, {}] },
  });
  // What was read can be sent back.
  expect(await put({ ...read.body, timeout: "6h" })).toMatchObject({ status: 200, body: { version: 2 } });
  const versions = await api("GET", "/api/policies/data-exports/versions?limit=1", { headers });
  expect(versions).toMatchObject({ status: 200, body: { items: [{ number: 2 }], next_cursor: "2" } });
  const first = await api("GET", "/api/policies/data-exports/versions/1", { headers });
  expect(first).toMatchObject({ status: 200, body: { number: 1, policy: { timeout: "8h" } } });
  expect(await api("DELETE", "/api/policies/data-exports", { headers })).toMatchObject({ status: 200 });
  expect(await api("GET", "/api/policies/data-exports", { headers })).toMatchObject({ status: 404 });
  const body = { version: 1 };
  const restored = await api("POST", "/api/policies/data-exports/restore", { headers, body });
  expect(restored).toMatchObject({ status: 200, body: { version: 4, timeout: "8h" } });
  expect((await api("GET", "/api/policies", { headers })).body).toMatchObject({
    items: [{ slug: "data-exports" }],
    next_cursor: null,
  });
});

test("a stale version is a conflict that says who saved meanwhile, by If-Match and by the field", async () => {
  await create();
  await put(chain(workspace, { timeout: "6h" }), { "if-match": '"1"' });
  for (const stale of [
    await put(chain(workspace, { timeout: "7h" }), { "if-match": '"1"' }),
    await put({ ...chain(workspace, { timeout: "7h" }), version: 1 }),
  ])
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "conflict", version: 2, saved: { by: { name: "Alex" } } },
    });
});

describe("bad input points to its field and saves nothing", () => {
  const ana = { to: ["ana@acme.dev"] };
  test.each<[string, object]>([
    ["/levels", { levels: [] }],
    ["/levels/0/to", { levels: [{ to: [] }] }],
    ["/levels/0/to/0", { levels: [{ to: ["nobody@acme.dev"] }] }],
    ["/levels/0/remind_after", { levels: [{ ...ana, remind_after: "-5m" }] }],
    ["/levels/0/escalate_after", { levels: [{ ...ana, escalate_after: "367d" }] }],
    ["/levels/0/max_reminders", { levels: [{ ...ana, max_reminders: -1 }] }],
    ["/repeat/times", { repeat: { from_level: 1, times: 1_000 } }],
    ["/timeout", { timeout: "never" }],
    ["/slug", { slug: "Data Exports" }],
    ["/name", { name: " " }],
    ["/colour", { colour: "red" }],
  ])("%s", async (pointer, wrong) => {
    const body = { ...chain(workspace), ...wrong };
    const refused = await api("POST", "/api/policies", { headers, body });
    expect(refused).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
    const preview = await api("POST", "/api/policies/preview", { headers, body: { policy: body } });
    expect(preview).toMatchObject({ status: 400, body: { errors: [{ pointer: `/policy${pointer}` }] } });
    expect((await api("GET", "/api/policies", { headers })).body.items).toEqual([]);
  });

  test("a start that is no time, a draft that is no policy, and too many to replay", async () => {
    const at = await api("POST", "/api/policies/preview", {
      headers,
      body: { policy: chain(workspace), start_at: "Friday" },
    });
    expect(at).toMatchObject({ status: 400, body: { errors: [{ pointer: "/start_at" }] } });
    const none = await api("POST", "/api/policies/preview", { headers, body: { policy: 7 } });
    expect(none).toMatchObject({ status: 400, body: { errors: [{ pointer: "/policy" }] } });
    const many = await api("POST", "/api/policies/simulate", {
      headers,
      body: { policy: chain(workspace), last: 201 },
    });
    expect(many).toMatchObject({ status: 400, body: { errors: [{ pointer: "/last" }] } });
  });
});

test("the preview and the simulator answer in the shapes of the contract", async () => {
  const policy = chain(workspace);
  const start_at = "2026-11-27T17:00:00+01:00";
  const preview = await api("POST", "/api/policies/preview", { headers, body: { policy, start_at } });
  expect(preview).toMatchObject({ status: 200 });
  expect(preview.body.moments[0]).toEqual({
    at: "2026-11-27T16:00:00.000Z",
    kind: "notify",
    level: 1,
    to: [{ type: "user", id: workspace.ana.id, name: "Ana", instead_of: null }],
  });
  const simulation = await api("POST", "/api/policies/simulate", { headers, body: { policy } });
  expect(simulation).toMatchObject({
    status: 200,
    body: { based_on: "recent", summary: { looked: 0, changed: 0 }, items: [] },
  });
});

test("agents and strangers are not let in", async () => {
  expect(await api("GET", "/api/policies")).toMatchObject({ status: 401 });
  expect(await api("GET", "/api/policies", { headers: keyOf(workspace.agent) })).toMatchObject({
    status: 401,
  });
  const ana = await signIn(workspace.ana);
  expect(await api("GET", "/api/policies", { headers: ana })).toMatchObject({ status: 403 });
});
