import { describe, expect, test } from "vitest";
import { noticesOf, rowsOf, snapshotOf, storyOf } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { submitted } from "../support/asking";
import { addAgent, makeWorkspace, question } from "../support/workspace";

const MISSING = "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

describe("an answer over HTTP is refused", () => {
  test("with 409, who was first, when and what, where somebody was", async () => {
    const { workspace, people, path } = await submitted();
    await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "rejected" } });
    expect(
      await api("POST", `${path}/decision`, { headers: people.bea, body: { outcome: "approved" } }),
    ).toMatchObject({
      status: 409,
      body: {
        code: "already_decided",
        detail: expect.stringMatching(/^Ana answered this (just now|\d+ seconds? ago): rejected\.$/),
        intent_status: "decided",
        outcome: "rejected",
        decided_by: { id: workspace.ana.id, name: "Ana" },
        decided_at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
  });

  test("with 412 where it was for another revision, named in the body or in If-Match", async () => {
    const { agent, people, path, id } = await submitted();
    await api("POST", `${path}/revision`, { headers: agent, body: { note: "n" } });
    const stale = { status: 412, body: { code: "stale_revision", revision: 2 } };
    expect(
      await api("POST", `${path}/decision`, {
        headers: people.ana,
        body: { outcome: "approved", revision: 1 },
      }),
    ).toMatchObject(stale);
    expect(
      await api("POST", `${path}/decision`, {
        headers: { ...people.ana, "if-match": '"1"' },
        body: { outcome: "approved" },
      }),
    ).toMatchObject(stale);
    expect(await storyOf(id)).toEqual(["created", "revised"]);
    const fresh = { headers: { ...people.ana, "if-match": 'W/"2"' }, body: { outcome: "approved" } };
    expect(await api("POST", `${path}/decision`, fresh)).toMatchObject({ status: 201 });
  });

  test("with 422 and a pointer for everything that does not fit", async () => {
    const schema = {
      type: "object",
      properties: { n: { type: "integer" }, d: { type: "string", format: "date" } },
      required: ["n", "d"],
      additionalProperties: false,
    };
    const { people, path, id } = await submitted({ task_type: "form", form_schema: schema });
    const before = await snapshotOf(id);
    const reply = await api("POST", `${path}/decision`, {
      headers: people.ana,
      body: { outcome: "submitted", data: { n: 1.5, x: 1 } },
    });
    expect(reply).toMatchObject({ status: 422, body: { code: "invalid_answer" } });
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      "/data/d",
      "/data/n",
      "/data/x",
    ]);
    expect(await snapshotOf(id)).toEqual(before);
  });

  test.each([
    [{}, ["/outcome"]],
    [{ outcome: "approved", commment: "typo" }, ["/commment"]],
    [{ outcome: "approved", evidence: [{ label: "x" }] }, ["/evidence/0"]],
    [{ outcome: "approved", evidence: [{ label: "x", url: "javascript:alert(1)" }] }, ["/evidence/0/url"]],
    [{ outcome: "approved", revision: "1" }, ["/revision"]],
  ])("with 400 for a body like %j", async (body, pointers) => {
    const { people, path, id } = await submitted();
    const reply = await api("POST", `${path}/decision`, { headers: people.ana, body });
    expect([reply.status, reply.body.code]).toEqual([400, "invalid_request"]);
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(await storyOf(id)).toEqual(["created"]);
  });

  test("with 403 to an auditor, and 404 to a reviewer who was not asked, to strangers, and for what does not exist", async () => {
    const { workspace, people, path, id } = await submitted();
    const foreign = await makeWorkspace();
    const before = await rowsOf(workspace.id);
    const status = async (headers: Record<string, string>, at = path) =>
      (await api("POST", `${at}/decision`, { headers, body: { outcome: "approved" } })).status;
    expect(await status(people.audrey)).toBe(403);
    expect(await status(people.cal)).toBe(404);
    expect(await status(await signIn(foreign.alex))).toBe(404);
    expect(await status(people.ana, `/api/intents/${MISSING}`)).toBe(404);
    expect(await status(people.ana, "/api/intents/%00")).toBe(404);
    expect(await rowsOf(workspace.id)).toEqual(before);
    const [there, missing] = await Promise.all(
      [id, MISSING].map((one) => api("GET", `/api/intents/${one}`, { headers: keyOf(foreign.agent) })),
    );
    expect([there?.status, { ...there?.body, instance: "" }]).toEqual([
      missing?.status,
      { ...missing?.body, instance: "" },
    ]);
  });
});

describe("an Idempotency-Key over HTTP", () => {
  test("replays the first answer with 200 and Idempotent-Replayed, and writes to nobody again", async () => {
    const { workspace, agent } = await submitted();
    const sent = {
      headers: { ...agent, "idempotency-key": "order-1" },
      body: question({ assignees: [workspace.ana.email] }),
    };
    const [first, again] = [
      await request("POST", "/api/intents", sent),
      await request("POST", "/api/intents", sent),
    ];
    expect([first.status, first.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([200, "true"]);
    const text = await first.text();
    expect(await again.text()).toBe(text);
    expect(await noticesOf(JSON.parse(text).id)).toHaveLength(1);
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 2 });
  });

  test("with another body is 422, and another agent's key of the same name is its own", async () => {
    const { workspace, agent } = await submitted();
    const sent = (title: string, headers = agent) =>
      api("POST", "/api/intents", {
        headers: { ...headers, "idempotency-key": "order-1" },
        body: question({ title, assignees: [workspace.ana.email] }),
      });
    await sent("one");
    expect(await sent("two")).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    expect(await sent("two", keyOf(await addAgent(workspace.id)))).toMatchObject({ status: 201 });
  });

  test("of twenty requests at once makes one intent, and 409 for those that come while it runs", async () => {
    const { workspace, agent } = await submitted();
    const sent = {
      headers: { ...agent, "idempotency-key": "order-1" },
      body: question({ assignees: [workspace.ana.email] }),
    };
    const replies = await Promise.all(Array.from({ length: 20 }, () => api("POST", "/api/intents", sent)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    for (const { status, body } of replies)
      if (status === 409) expect(body.code).toBe("idempotency_in_flight");
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 2 });
  });
});
