import { describe, expect, test } from "vitest";
import { DecisionWire, IntentPage, IntentWire } from "@/core/wire/intent";
import { FactPage } from "@/core/wire/fact";
import { storyOf } from "../support/database";
import { api } from "../support/http";
import { submitted } from "../support/asking";
import { question } from "../support/workspace";

describe("over HTTP an agent and a person", () => {
  test("ask and answer: 201, 201, and the read tells the decision", async () => {
    const { agent, people, path, intent } = await submitted({
      state: { thread_id: "t-42" },
      correlation_id: "c-1",
    });
    expect(IntentWire.parse(intent)).toEqual(intent);
    expect(intent).not.toHaveProperty("you");
    const answered = await api("POST", `${path}/decision`, {
      headers: people.ana,
      body: { outcome: "approved", comment: "Go." },
    });
    expect(answered).toMatchObject({ status: 201, body: { status: "decided", you: { may_answer: false } } });
    const read = await api("GET", path, { headers: agent });
    expect(read).toMatchObject({
      status: 200,
      body: { outcome: "approved", state: { thread_id: "t-42" }, correlation_id: "c-1" },
    });
    expect(read.headers.get("etag")).toBe('"1"');
    expect(DecisionWire.parse(read.body.decision)).toMatchObject({
      comment: "Go.",
      via: "inbox",
      decided_by: { name: "Ana" },
    });
  });

  test("talk: claim, release, question, reply, reassignment, revision, each with its status", async () => {
    const { workspace, agent, people, path, id } = await submitted({ task_type: "review" });
    expect(await api("PUT", `${path}/claim`, { headers: people.ana })).toMatchObject({
      status: 200,
      body: { claimed_by: { name: "Ana" } },
    });
    expect(await api("PUT", `${path}/claim`, { headers: people.bea })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect(await api("DELETE", `${path}/claim`, { headers: people.ana })).toMatchObject({
      status: 200,
      body: { claimed_by: null },
    });
    const asked = { headers: people.ana, body: { body: "Which quarter?", question: true } };
    expect(await api("POST", `${path}/comments`, asked)).toMatchObject({
      status: 201,
      body: { waiting_on: "agent" },
    });
    expect(await api("POST", `${path}/comments`, { headers: agent, body: { body: "Q1" } })).toMatchObject({
      status: 201,
      body: { waiting_on: "human" },
    });
    const moved = { headers: people.ana, body: { to: [workspace.cal.email], reason: "Cal knows." } };
    expect(await api("PUT", `${path}/assignment`, moved)).toMatchObject({
      status: 200,
      body: { assignees: [{ name: "Cal" }] },
    });
    const revision = { headers: agent, body: { payload: { dataset: "q2" }, note: "Smaller" } };
    expect(await api("POST", `${path}/revision`, revision)).toMatchObject({
      status: 200,
      body: { revision: 2, payload: { dataset: "q2" } },
    });
    expect(await storyOf(id)).toEqual([
      "created",
      "claimed",
      "released",
      "commented",
      "commented",
      "reassigned",
      "revised",
    ]);
  });

  test("end it: withdrawn twice is fine, a result after the answer, and each tells what it left", async () => {
    const [withdrawn, answered] = [await submitted(), await submitted()];
    for (let time = 0; time < 2; time++) {
      const reply = await api("POST", `${withdrawn.path}/cancellation`, {
        headers: withdrawn.agent,
        body: { reason: "obsolete" },
      });
      expect(reply).toMatchObject({ status: 200, body: { status: "canceled" } });
    }
    const result = { headers: answered.agent, body: { status: "failed", summary: "The disk was full." } };
    expect(await api("POST", `${answered.path}/result`, result)).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    await api("POST", `${answered.path}/decision`, {
      headers: answered.people.bea,
      body: { outcome: "approved" },
    });
    expect(await api("POST", `${answered.path}/result`, result)).toMatchObject({
      status: 201,
      body: { result: { status: "failed" } },
    });
  });

  test("read the same facts, page by page", async () => {
    const { agent, people, path } = await submitted();
    for (let n = 0; n < 4; n++)
      await api("POST", `${path}/comments`, { headers: people.ana, body: { body: `No. ${n}` } });
    const first = await api("GET", `${path}/events?limit=3`, { headers: agent });
    expect(FactPage.parse(first.body).items.map(({ type }) => type)).toEqual([
      "created",
      "commented",
      "commented",
    ]);
    const second = await api("GET", `${path}/events?limit=3&cursor=${first.body.next_cursor}`, {
      headers: agent,
    });
    expect(second.body).toMatchObject({
      items: [{ data: { body: "No. 2" } }, { data: { body: "No. 3" } }],
      next_cursor: null,
    });
    const after = await api("GET", `${path}/events?after=${second.body.items[0].seq}`, {
      headers: people.bea,
    });
    expect(after.body.items).toMatchObject([{ data: { body: "No. 3" } }]);
  });

  test("list what they may see, each in their own order and page by page", async () => {
    const { workspace, agent, people, id } = await submitted();
    const other = await api("POST", "/api/intents", {
      headers: agent,
      body: question({ title: "Second", assignees: [workspace.ana.email] }),
    });
    const all = await api("GET", "/api/intents", { headers: people.ana });
    expect(IntentPage.parse(all.body).items.map((intent) => intent.id)).toEqual([other.body.id, id]);
    const page = await api("GET", "/api/intents?limit=1", { headers: agent });
    const rest = await api("GET", `/api/intents?limit=1&cursor=${page.body.next_cursor}`, { headers: agent });
    expect([page.body.items[0].id, rest.body.items[0].id, rest.body.next_cursor]).toEqual([
      other.body.id,
      id,
      null,
    ]);
    expect((await api("GET", "/api/intents", { headers: people.cal })).body).toEqual({
      items: [],
      next_cursor: null,
    });
  });
});
