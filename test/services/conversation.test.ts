import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { commentOnIntent } from "@/server/services/intents/comment";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reportResult } from "@/server/services/intents/report-result";
import { reviseIntent } from "@/server/services/intents/revise";
import { factsOf, noticesOf, sql, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addPolicy, as, asAgent, asSystem, makeWorkspace, submit } from "../support/workspace";

describe("a comment", () => {
  test("of a reviewer reaches the agent's callback; one of the agent reaches the people", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, {
      assignees: [ana.email],
      callback_url: "https://agent.example/hook",
    });
    await commentOnIntent(as(ana, after("1m")), id, { body: "Looking at it." });
    expect(await sql("SELECT type FROM deliveries WHERE intent_id = $1", id)).toEqual([
      { type: "intent.commented" },
    ]);
    await commentOnIntent(asAgent(agent, after("2m")), id, { body: "Thank you." });
    expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
    expect(await storyOf(id)).toEqual(["created", "commented", "commented"]);
  });

  test("that asks makes it the agent's turn: no reminder meanwhile, and the people's full time after the reply", async () => {
    const workspace = await makeWorkspace();
    const { agent, ana } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email], remind_after: "10m", timeout: "8h" });
    await commentOnIntent(as(ana, after("5m")), id, { body: "Which quarter?", question: true });
    expect(await readIntent(as(ana), id)).toMatchObject({ waiting_on: "agent", next: { kind: "timeout" } });
    expect(await fireMoment(asSystem(workspace, after("1h")), id)).toMatchObject({ fired: false });
    await commentOnIntent(asAgent(agent, after("2h")), id, { body: "The first." });
    const next = { kind: "reminder", at: after("10m", after("2h")).toISOString() };
    expect(await readIntent(as(ana), id)).toMatchObject({ waiting_on: "human", next });
  });

  test("is refused once the intent is closed", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await answerIntent(as(ana), id, { outcome: "approved" });
    expect(await refusalOf(commentOnIntent(as(ana), id, { body: "Wait!" }))).toMatchObject({
      code: "already_decided",
    });
  });
});

describe("a revision", () => {
  test("voids the votes that were given on the question before", async () => {
    const { id: workspaceId, agent, ana, bea } = await makeWorkspace();
    const levels = [{ to: [ana.email, bea.email] }];
    await addPolicy(workspaceId, {
      slug: "two",
      levels,
      timeout: "1h",
      quorum: { approvals: 2, veto: true },
    });
    const { id } = await submit(agent, { policy: "two" });
    await answerIntent(as(ana), id, { outcome: "approved" });
    await reviseIntent(asAgent(agent), id, {
      payload: { dataset: "customers_q2" },
      note: "The other quarter.",
    });
    const revised = await readIntent(as(bea), id);
    expect(revised).toMatchObject({
      revision: 2,
      payload: { dataset: "customers_q2" },
      quorum: { votes: [] },
    });
    expect(await answerIntent(as(bea), id, { outcome: "approved" })).toMatchObject({ status: "waiting" });
    expect(await answerIntent(as(ana), id, { outcome: "approved" })).toMatchObject({
      status: "decided",
      decision: { revision: 2 },
    });
  });

  test("brings back a question that was handed to the agent, and tells the people again", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { task_type: "review", assignees: [ana.email], remind_after: "10m" });
    await answerIntent(as(ana, after("1h")), id, {
      outcome: "changes_requested",
      comment: "Leave out the names.",
    });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      status: "waiting",
      waiting_on: "agent",
      outcome: null,
    });
    expect(await refusalOf(answerIntent(as(ana), id, { outcome: "approved" }))).toMatchObject({
      code: "conflict",
    });
    await reviseIntent(asAgent(agent, after("2h")), id, { title: "Without names", note: "They are gone." });
    const next = { kind: "reminder", at: after("10m", after("2h")).toISOString() };
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      waiting_on: "human",
      title: "Without names",
      next,
    });
    expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
  });

  test("keeps the title, the words and the payload that it does not name", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, {
      assignees: [ana.email],
      title: "Mine",
      description: "Long words",
      payload: { a: 1 },
    });
    await reviseIntent(asAgent(agent), id, { description: "Shorter", note: "n" });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      title: "Mine",
      description: "Shorter",
      payload: { a: 1 },
      revision: 2,
    });
    await reviseIntent(asAgent(agent), id, { payload: { a: 2 }, note: "n" });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      title: "Mine",
      description: "Shorter",
      payload: { a: 2 },
      revision: 3,
    });
  });

  test("is refused where it takes away what a reviewer may edit, or comes after the end", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email], editable: ["/dataset"] });
    const revise = (payload: { [key: string]: string }) =>
      reviseIntent(asAgent(agent), id, { payload, note: "n" });
    expect(await refusalOf(revise({ other: "x" }))).toMatchObject({
      code: "invalid_request",
      pointers: ["/payload/dataset"],
    });
    await answerIntent(as(ana), id, { outcome: "approved" });
    expect(await refusalOf(revise({ dataset: "y" }))).toMatchObject({ code: "already_decided" });
  });
});

describe("a withdrawal", () => {
  test("closes without an outcome, says why, and may be repeated", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const first = await cancelIntent(asAgent(agent, after("1m")), id, { reason: "no longer needed" });
    const again = await cancelIntent(asAgent(agent, after("2m")), id, { reason: "no longer needed" });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toBe(first.body);
    expect(JSON.parse(first.body)).toMatchObject({
      status: "canceled",
      outcome: null,
      decision: null,
      next: null,
    });
    expect((await factsOf(id)).slice(1)).toMatchObject([
      { type: "canceled", data: { reason: "no longer needed" } },
    ]);
    expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "withdrawn"]);
  });

  test("comes too late once somebody has answered", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await answerIntent(as(ana), id, { outcome: "approved" });
    const refusal = await refusalOf(cancelIntent(asAgent(agent), id, { reason: "r" }));
    expect(refusal).toMatchObject({
      code: "already_decided",
      extra: { outcome: "approved", decided_by: { name: "Ana" } },
    });
  });
});

test("a result is reported once, after the answer, and stands beside the outcome that it does not touch", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const report = (now: Date) =>
    reportResult(asAgent(agent, now), id, { status: "succeeded", summary: "Exported.", data: { rows: 3 } });
  expect(await refusalOf(report(after("1m")))).toMatchObject({ code: "conflict" });
  await answerIntent(as(ana, after("2m")), id, { outcome: "approved" });
  expect(JSON.parse((await report(after("3m"))).body)).toMatchObject({
    status: "decided",
    outcome: "approved",
    closed_at: after("2m").toISOString(),
    result: {
      status: "succeeded",
      summary: "Exported.",
      data: { rows: 3 },
      reported_at: after("3m").toISOString(),
    },
  });
  expect(await refusalOf(report(after("4m")))).toMatchObject({ code: "conflict" });
  expect(await storyOf(id)).toEqual(["created", "decided", "result"]);
});
