import { describe, expect, test } from "vitest";
import { fireMoment } from "@/server/services/intents/pursue";
import { hub } from "@/server/services/waiting/hub";
import { AxmeClient, servedOverHttp } from "../support/axme";
import { somebodyWaits } from "../support/asking";
import { signIn } from "../support/http";
import { openMailbox } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { after, until } from "../support/time";
import { addIntentType, asSystem, makeWorkspace } from "../support/workspace";

const address = servedOverHttp();

/** The article's agent, whose intent type an admin has registered. */
async function agent() {
  const workspace = await makeWorkspace();
  await addIntentType(workspace.id, "intent.data.export_approval.v1", {
    task_type: "approval",
    title: "Export this data?",
    assignees: [workspace.ana.email],
    remind_after: "5m",
    escalate: [{ after: "30m", to: [workspace.bea.email] }],
    timeout: "8h",
  });
  const client = new AxmeClient(address(), workspace.agent.key);
  const send = () =>
    client.sendIntent({
      intent_type: "intent.data.export_approval.v1",
      to_agent: "agent://myorg/production/data-analyst",
      payload: { dataset: "customers_q1_2026", pii_detected: true },
    });
  return { ...workspace, client, send };
}

async function resume(id: string, person: Parameters<typeof signIn>[0], outcome: string) {
  const response = await fetch(`${address()}/v1/intents/${id}/resume`, {
    method: "POST",
    headers: { ...(await signIn(person)), "content-type": "application/json" },
    body: JSON.stringify({ task_result: { outcome, comment: "Seen." } }),
  });
  expect(response.status).toBe(200);
}

describe("the article's four lines", () => {
  test("ask the person whom the type is registered with, and end with the answer when it comes", async () => {
    const { client, send, ana } = await agent();
    const id = await send();
    const result = client.waitFor(id);
    await somebodyWaits();
    await resume(id, ana, "approved");
    expect(await result).toMatchObject({
      event_type: "intent.completed",
      status: "COMPLETED",
      actor: "Ana",
      data: { outcome: "approved", approved: true, comment: "Seen." },
    });
    expect(client.asked).toEqual(["window", "poll"]);
  });

  test("mail that person", async () => {
    const { send, ana } = await agent();
    const mailbox = await openMailbox();
    await send();
    await mailAll(mailbox, new Date());
    expect(mailbox.to(ana)).toMatchObject([{ subject: expect.stringContaining("Export this data?") }]);
  });

  test("go on from window to window while nobody answers", async () => {
    const { client, send, ana } = await agent();
    const id = await send();
    const result = client.waitFor(id, { waitSeconds: 1 });
    await until(
      () => client.asked.length,
      (count) => count >= 4,
    );
    await resume(id, ana, "rejected");
    expect(await result).toMatchObject({ status: "FAILED", data: { outcome: "rejected", approved: false } });
    expect(client.asked.slice(0, 4)).toEqual(["window", "poll", "window", "poll"]);
  });

  test("may be split between processes: the second is told what happened before it came", async () => {
    const { client, send, ana, agent: asking } = await agent();
    const id = await send();
    await resume(id, ana, "approved");
    const other = new AxmeClient(address(), asking.key);
    expect(await other.waitFor(id)).toEqual(await client.waitFor(id, { since: 3 }));
  });

  test("tell of the reminder, the escalation and the deadline, each by its event", async () => {
    const workspace = await agent();
    const id = await workspace.send();
    const start = new Date();
    for (const time of ["5m", "30m", "8h"])
      await fireMoment(asSystem(workspace, new Date(after(time, start).getTime() + 1_000)), id);
    expect(await workspace.client.waitFor(id)).toMatchObject({
      event_type: "intent.timed_out",
      status: "TIMED_OUT",
      details: { outcome: "rejected", approved: false },
    });
    const response = await fetch(`${address()}/v1/intents/${id}/events?since=4`, {
      headers: { "x-api-key": workspace.agent.key },
    });
    expect((await response.json()).events).toMatchObject([
      { seq: 5, event_type: "intent.reminder", status: "WAITING", details: { number: 1 } },
      {
        seq: 6,
        event_type: "intent.escalated",
        details: { escalated_to: workspace.bea.email },
        pending_with: { type: "human", ref: workspace.bea.email, name: "Bea" },
      },
      { seq: 7, event_type: "intent.human_task_assigned", human_task: { title: "Export this data?" } },
      { seq: 8, event_type: "intent.timed_out" },
    ]);
  });
});

test("a run that starts over under its key asks nobody again, though its correlation id is another", async () => {
  const { client, agent: asking, send } = await agent();
  const payload = { intent_type: "intent.data.export_approval.v1", payload: { dataset: "customers" } };
  const key = { "idempotency-key": "run-1" };
  const id = await client.sendIntent(payload, key);
  expect(await new AxmeClient(address(), asking.key).sendIntent(payload, key)).toBe(id);
  await expect(client.sendIntent({ ...payload, payload: { dataset: "all" } }, key)).rejects.toThrow("409");
  expect(await send()).not.toBe(id);
});

describe("the stream", () => {
  test("numbers its events, and is over after so many seconds with a word that says so", async () => {
    const { send, agent: asking } = await agent();
    const id = await send();
    const response = await fetch(`${address()}/v1/intents/${id}/events/stream?since=2&wait_seconds=1`, {
      headers: { "x-api-key": asking.key },
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const lines = (await response.text()).split("\n").filter((line) => /^(id|event):/.test(line));
    expect(lines).toEqual([
      "id: 3",
      "event: intent.waiting",
      "id: 4",
      "event: intent.human_task_assigned",
      "id: 4",
      "event: stream.timeout",
    ]);
    expect(hub().waiting).toBe(0);
  });
});
