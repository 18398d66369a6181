import { describe, expect, test } from "vitest";
import { api, keyOf, signIn } from "../support/http";
import { expectProblem } from "../support/problem";
import { T0 } from "../support/time";
import { addEndpoint, makeWorkspace, submit } from "../support/workspace";

describe("/api/intent-types", () => {
  test("is made, listed, read, replaced and removed by an admin over HTTP", async () => {
    const { alex, agent } = await makeWorkspace();
    const headers = await signIn(alex);
    expectProblem(await api("GET", "/api/intent-types", { headers: keyOf(agent) }), "unauthenticated");
    const body = { name: "a.b", task_type: "approval", title: "Go?", timeout: "8h" };
    const made = await api("POST", "/api/intent-types", { headers, body });
    expect(made).toMatchObject({ status: 201, body: { ...body, version: 1 } });
    const at = `/api/intent-types/${made.body.id}`;
    expect(await api("PUT", at, { headers, body: { ...body, title: "Now?", version: 1 } })).toMatchObject({
      status: 200,
      body: { title: "Now?", version: 2 },
    });
    expectProblem(await api("PUT", at, { headers, body: { ...body, version: 1 } }), "conflict", ["/version"]);
    expect((await api("GET", "/api/intent-types", { headers })).body.items).toHaveLength(1);
    expect((await api("DELETE", at, { headers })).status).toBe(200);
    expectProblem(await api("GET", at, { headers }), "not_found");
  });

  test.each([
    ["/name", { name: "not a name" }],
    ["/task_type", { task_type: "guess" }],
    ["/editable/0", { editable: ["dataset"] }],
    ["/timeout", { timeout: "-5m" }],
    ["/allowed_outcomes", { allowed_outcomes: ["yes", "yes"] }],
    ["/polcy", { polcy: "exports" }],
    ["/form_schema", { form_schema: [] }],
  ])("points to %s where it is wrong", async (pointer, wrong) => {
    const headers = await signIn((await makeWorkspace()).alex);
    const body = { name: "a.b", task_type: "approval", ...wrong };
    expectProblem(await api("POST", "/api/intent-types", { headers, body }), "invalid_request", [pointer]);
  });
});

describe("/api/webhooks", () => {
  test("answers with the webhook and its secret, and never again with the secret", async () => {
    const headers = await signIn((await makeWorkspace()).alex);
    const body = { url: "https://93.184.216.34/hooks", events: ["intent.decided"] };
    const made = await api("POST", "/api/webhooks", { headers, body });
    expect(made).toMatchObject({
      status: 201,
      body: { webhook: { ...body, enabled: true }, secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/) },
    });
    const at = `/api/webhooks/${made.body.webhook.id}`;
    const rotated = await api("POST", `${at}/rotation`, { headers, body: { overlap: "1h" } });
    expect(rotated).toMatchObject({ status: 201, body: { webhook: { id: made.body.webhook.id } } });
    expect(rotated.body.secret).not.toBe(made.body.secret);
    const shown = [
      await api("GET", "/api/webhooks", { headers }),
      await api("GET", at, { headers }),
      await api("PATCH", at, { headers, body: { enabled: false } }),
      await api("GET", `${at}/deliveries`, { headers }),
      await api("DELETE", at, { headers }),
    ];
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { secret } of [made.body, rotated.body])
      expect(JSON.stringify(shown)).not.toContain(secret.slice(6));
  });

  test("what went there is read and sent again over HTTP, and a test shows what is answered", async () => {
    const workspace = await makeWorkspace();
    const headers = await signIn(workspace.alex);
    const { id } = await addEndpoint(workspace.id, "http://127.0.0.1:9/hooks", ["intent.created"]);
    await submit(workspace.agent, { assignees: [workspace.ana.email] });
    const at = `/api/webhooks/${id}`;
    const { items } = (await api("GET", `${at}/deliveries`, { headers })).body;
    const delivery = await api("GET", `/api/deliveries/${items[0].id}`, { headers });
    expect(delivery).toMatchObject({ status: 200, body: { id: items[0].id, status: "pending", log: [] } });
    for (const [body, replayed] of [
      [{ delivery: items[0].id }, 1],
      [{ since: T0.toISOString() }, 0],
    ] as const)
      expect(await api("POST", `${at}/replay`, { headers, body })).toMatchObject({
        status: 200,
        body: { replayed, next_cursor: null },
      });
    expect(await api("POST", `${at}/test`, { headers })).toMatchObject({
      status: 200,
      body: { delivered: false, attempt: { status: null, request: null } },
    });
    const agent = `/api/agents/${workspace.agent.id}`;
    expect(await api("GET", `${agent}/deliveries`, { headers })).toMatchObject({
      status: 200,
      body: { items: [] },
    });
    const body = { since: T0.toISOString(), include: "all" };
    expect(await api("POST", `${agent}/replay`, { headers, body })).toMatchObject({ body: { replayed: 0 } });
    const renewed = await api("POST", `${agent}/webhook-secret`, { headers, body: { overlap: 0 } });
    expect(renewed).toMatchObject({ status: 201, body: { old_until: null } });
    expectProblem(await api("POST", `${at}/test`, { headers: keyOf(workspace.agent) }), "unauthenticated");
  });

  test.each([
    ["rotation", "/overlap", { overlap: "-1s" }],
    ["rotation", "/overlap", { overlap: "2y" }],
    ["rotation", "/secret", { secret: "mine" }],
    ["replay", "/since", { since: "yesterday" }],
    ["replay", "/include", { since: T0.toISOString(), include: "some" }],
    ["replay", "", {}],
    ["replay", "", { since: T0.toISOString(), delivery: "dlv_1" }],
  ])("a %s points to %s where it is wrong", async (noun, pointer, body) => {
    const workspace = await makeWorkspace();
    const headers = await signIn(workspace.alex);
    const { id } = await addEndpoint(workspace.id, "https://hooks.example/", ["intent.created"]);
    expectProblem(await api("POST", `/api/webhooks/${id}/${noun}`, { headers, body }), "invalid_request", [
      pointer,
    ]);
  });

  test.each([
    ["/url", { url: "ftp://hooks.example" }],
    ["/url", { url: "hooks" }],
    ["/url", { url: "https://me:secret@hooks.example/" }],
    ["/url", { url: "http://127.0.0.1/hooks" }],
    ["/events", { events: [] }],
    ["/events/0", { events: ["intent.exploded"] }],
    ["/events", { events: ["intent.decided", "intent.decided"] }],
    ["/secret", { secret: "mine" }],
  ])("points to %s where it is wrong", async (pointer, wrong) => {
    const headers = await signIn((await makeWorkspace()).alex);
    const body = { url: "https://93.184.216.34/", events: ["intent.decided"], ...wrong };
    expectProblem(await api("POST", "/api/webhooks", { headers, body }), "invalid_request", [pointer]);
  });
});
