import { describe, expect, test } from "vitest";
import { DecisionWire, IntentPage, IntentWire } from "@/core/wire/intent";
import { FactPage } from "@/core/wire/fact";
import { noticesOf, rowsOf, snapshotOf, storyOf } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { addAgent, makeWorkspace, question, type Submission } from "../support/workspace";

const MISSING = "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

/** A workspace with an agent and people who are signed in, and an intent that was submitted over HTTP. */
async function submitted(more: Submission = {}) {
  const workspace = await makeWorkspace();
  const agent = keyOf(workspace.agent);
  const [ana, bea, cal, audrey] = await Promise.all(["ana", "bea", "cal", "audrey"].map((name) => signIn(workspace[name as "ana"])));
  const people = { ana, bea, cal, audrey } as Record<"ana" | "bea" | "cal" | "audrey", Record<string, string>>;
  const body = question({ assignees: [workspace.ana.email, workspace.bea.email], ...more });
  const { status, body: intent } = await api("POST", "/api/intents", { headers: agent, body });
  expect(status).toBe(201);
  return { workspace, agent, people, id: String(intent.id), path: `/api/intents/${intent.id}`, intent };
}

describe("over HTTP an agent and a person", () => {
  test("ask and answer: 201, 201, and the read tells the decision", async () => {
    const { agent, people, path, intent } = await submitted({ state: { thread_id: "t-42" }, correlation_id: "c-1" });
    expect(IntentWire.parse(intent)).toEqual(intent);
    expect(intent).not.toHaveProperty("you");
    const answered = await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "approved", comment: "Go." } });
    expect(answered).toMatchObject({ status: 201, body: { status: "decided", you: { may_answer: false } } });
    const read = await api("GET", path, { headers: agent });
    expect(read).toMatchObject({ status: 200, body: { outcome: "approved", state: { thread_id: "t-42" }, correlation_id: "c-1" } });
    expect(read.headers.get("etag")).toBe('"1"');
    expect(DecisionWire.parse(read.body.decision)).toMatchObject({ comment: "Go.", via: "inbox", decided_by: { name: "Ana" } });
  });

  test("talk: claim, release, question, reply, reassignment, revision, each with its status", async () => {
    const { workspace, agent, people, path, id } = await submitted({ task_type: "review" });
    expect(await api("PUT", `${path}/claim`, { headers: people.ana })).toMatchObject({ status: 200, body: { claimed_by: { name: "Ana" } } });
    expect(await api("PUT", `${path}/claim`, { headers: people.bea })).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await api("DELETE", `${path}/claim`, { headers: people.ana })).toMatchObject({ status: 200, body: { claimed_by: null } });
    const asked = { headers: people.ana, body: { body: "Which quarter?", question: true } };
    expect(await api("POST", `${path}/comments`, asked)).toMatchObject({ status: 201, body: { waiting_on: "agent" } });
    expect(await api("POST", `${path}/comments`, { headers: agent, body: { body: "Q1" } })).toMatchObject({ status: 201, body: { waiting_on: "human" } });
    const moved = { headers: people.ana, body: { to: [workspace.cal.email], reason: "Cal knows." } };
    expect(await api("PUT", `${path}/assignment`, moved)).toMatchObject({ status: 200, body: { assignees: [{ name: "Cal" }] } });
    const revision = { headers: agent, body: { payload: { dataset: "q2" }, note: "Smaller" } };
    expect(await api("POST", `${path}/revision`, revision)).toMatchObject({ status: 200, body: { revision: 2, payload: { dataset: "q2" } } });
    expect(await storyOf(id)).toEqual(["created", "claimed", "released", "commented", "commented", "reassigned", "revised"]);
  });

  test("end it: withdrawn twice is fine, a result after the answer, and each tells what it left", async () => {
    const [withdrawn, answered] = [await submitted(), await submitted()];
    for (let time = 0; time < 2; time++) {
      const reply = await api("POST", `${withdrawn.path}/cancellation`, { headers: withdrawn.agent, body: { reason: "obsolete" } });
      expect(reply).toMatchObject({ status: 200, body: { status: "canceled" } });
    }
    const result = { headers: answered.agent, body: { status: "failed", summary: "The disk was full." } };
    expect(await api("POST", `${answered.path}/result`, result)).toMatchObject({ status: 409, body: { code: "conflict" } });
    await api("POST", `${answered.path}/decision`, { headers: answered.people.bea, body: { outcome: "approved" } });
    expect(await api("POST", `${answered.path}/result`, result)).toMatchObject({ status: 201, body: { result: { status: "failed" } } });
  });

  test("read the same facts, page by page", async () => {
    const { agent, people, path } = await submitted();
    for (let n = 0; n < 4; n++) await api("POST", `${path}/comments`, { headers: people.ana, body: { body: `No. ${n}` } });
    const first = await api("GET", `${path}/events?limit=3`, { headers: agent });
    expect(FactPage.parse(first.body).items.map(({ type }) => type)).toEqual(["created", "commented", "commented"]);
    const second = await api("GET", `${path}/events?limit=3&cursor=${first.body.next_cursor}`, { headers: agent });
    expect(second.body).toMatchObject({ items: [{ data: { body: "No. 2" } }, { data: { body: "No. 3" } }], next_cursor: null });
    const after = await api("GET", `${path}/events?after=${second.body.items[0].seq}`, { headers: people.bea });
    expect(after.body.items).toMatchObject([{ data: { body: "No. 3" } }]);
  });

  test("list what they may see, each in their own order and page by page", async () => {
    const { workspace, agent, people, id } = await submitted();
    const other = await api("POST", "/api/intents", { headers: agent, body: question({ title: "Second", assignees: [workspace.ana.email] }) });
    const all = await api("GET", "/api/intents", { headers: people.ana });
    expect(IntentPage.parse(all.body).items.map((intent) => intent.id)).toEqual([other.body.id, id]);
    const page = await api("GET", "/api/intents?limit=1", { headers: agent });
    const rest = await api("GET", `/api/intents?limit=1&cursor=${page.body.next_cursor}`, { headers: agent });
    expect([page.body.items[0].id, rest.body.items[0].id, rest.body.next_cursor]).toEqual([other.body.id, id, null]);
    expect((await api("GET", "/api/intents", { headers: people.cal })).body).toEqual({ items: [], next_cursor: null });
  });
});

describe("an answer over HTTP is refused", () => {
  test("with 409, who was first, when and what, where somebody was", async () => {
    const { workspace, people, path } = await submitted();
    await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "rejected" } });
    expect(await api("POST", `${path}/decision`, { headers: people.bea, body: { outcome: "approved" } })).toMatchObject({
      status: 409,
      body: {
        code: "already_decided",
        detail: "Ana answered this just now: rejected.",
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
    expect(await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "approved", revision: 1 } })).toMatchObject(stale);
    expect(await api("POST", `${path}/decision`, { headers: { ...people.ana, "if-match": '"1"' }, body: { outcome: "approved" } })).toMatchObject(stale);
    expect(await storyOf(id)).toEqual(["created", "revised"]);
    const fresh = { headers: { ...people.ana, "if-match": 'W/"2"' }, body: { outcome: "approved" } };
    expect(await api("POST", `${path}/decision`, fresh)).toMatchObject({ status: 201 });
  });

  test("with 422 and a pointer for everything that does not fit", async () => {
    const schema = { type: "object", properties: { n: { type: "integer" }, d: { type: "string", format: "date" } }, required: ["n", "d"], additionalProperties: false };
    const { people, path, id } = await submitted({ task_type: "form", form_schema: schema });
    const before = await snapshotOf(id);
    const reply = await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "submitted", data: { n: 1.5, x: 1 } } });
    expect(reply).toMatchObject({ status: 422, body: { code: "invalid_answer" } });
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(["/data/d", "/data/n", "/data/x"]);
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
    const status = async (headers: Record<string, string>, at = path) => (await api("POST", `${at}/decision`, { headers, body: { outcome: "approved" } })).status;
    expect(await status(people.audrey)).toBe(403);
    expect(await status(people.cal)).toBe(404);
    expect(await status(await signIn(foreign.alex))).toBe(404);
    expect(await status(people.ana, `/api/intents/${MISSING}`)).toBe(404);
    expect(await status(people.ana, "/api/intents/%00")).toBe(404);
    expect(await rowsOf(workspace.id)).toEqual(before);
    const [there, missing] = await Promise.all([id, MISSING].map((one) => api("GET", `/api/intents/${one}`, { headers: keyOf(foreign.agent) })));
    expect([there?.status, { ...there?.body, instance: "" }]).toEqual([missing?.status, { ...missing?.body, instance: "" }]);
  });
});

describe("an Idempotency-Key over HTTP", () => {
  test("replays the first answer with 200 and Idempotent-Replayed, and writes to nobody again", async () => {
    const { workspace, agent } = await submitted();
    const sent = { headers: { ...agent, "idempotency-key": "order-1" }, body: question({ assignees: [workspace.ana.email] }) };
    const [first, again] = [await request("POST", "/api/intents", sent), await request("POST", "/api/intents", sent)];
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
      api("POST", "/api/intents", { headers: { ...headers, "idempotency-key": "order-1" }, body: question({ title, assignees: [workspace.ana.email] }) });
    await sent("one");
    expect(await sent("two")).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    expect(await sent("two", keyOf(await addAgent(workspace.id)))).toMatchObject({ status: 201 });
  });

  test("of twenty requests at once makes one intent, and 409 for those that come while it runs", async () => {
    const { workspace, agent } = await submitted();
    const sent = { headers: { ...agent, "idempotency-key": "order-1" }, body: question({ assignees: [workspace.ana.email] }) };
    const replies = await Promise.all(Array.from({ length: 20 }, () => api("POST", "/api/intents", sent)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    for (const { status, body } of replies) if (status === 409) expect(body.code).toBe("idempotency_in_flight");
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 2 });
  });
});
