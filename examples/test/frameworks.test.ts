import { describe, expect, test } from "vitest";
import { newAgent } from "./world";

describe.each(["langgraph", "ai-sdk", "openai-agents", "mastra"])("%s", (framework) => {
  const asking = `${framework}/agent.ts`;
  const resuming = `${framework}/resume.ts`;

  test("an agent ends while it waits; a new process runs the tool once, with what the reviewer changed", async () => {
    const agent = await newAgent();
    const [id = "", ...more] = await agent.asks(asking, "run-a", "customers_q1");
    expect(more).toEqual([]);
    expect(await agent.asks(asking, "run-a", "customers_q1")).toEqual([id]); // started over, it asks nobody twice
    expect(await agent.countersign.getIntent(id)).toMatchObject({
      status: "waiting",
      payload: { tool: "export_dataset", arguments: { dataset: "customers_q1", rows: 1204 } },
      state: { framework, run: "run-a" },
    });
    expect(agent.exports()).toEqual([]);

    await agent.listens(resuming);
    await agent.answer(id, { outcome: "approved", edits: { "/arguments/rows": 100 } });

    expect(await agent.resultOf(id)).toMatchObject({
      status: "succeeded",
      summary: "I am done. Exported 100 rows of customers_q1.",
    });
    expect(agent.exports()).toEqual([{ dataset: "customers_q1", rows: 100 }]);
  });

  test("a rejection runs nothing, and the model hears who said no and why", async () => {
    const agent = await newAgent();
    const [id = ""] = await agent.asks(asking, "run-b", "customers_q1");
    await agent.listens(resuming);
    await agent.answer(id, { outcome: "rejected", comment: "Not before the audit." });

    const { summary } = await agent.resultOf(id);
    expect(summary).toContain("rejected: Not before the audit.");
    expect(agent.exports()).toEqual([]);
  });
});

describe.each(["langgraph", "ai-sdk", "openai-agents"])("%s", (framework) => {
  test("calls that wait together go on together, after the last answer, each with its own", async () => {
    const agent = await newAgent();
    const ids = await agent.asks(`${framework}/agent.ts`, "run-c", "customers_q1", "orders_q2");
    const [first = "", second = ""] = ids;
    expect(ids).toHaveLength(2);
    await agent.listens(`${framework}/resume.ts`);
    await agent.answer(second, { outcome: "approved", edits: { "/arguments/rows": 7 } });
    expect(agent.exports()).toEqual([]);
    await agent.answer(first, { outcome: "approved" });

    const { summary } = await agent.resultOf(first);
    expect(summary).toBe("I am done. Exported 1204 rows of customers_q1. Exported 7 rows of orders_q2.");
    expect(await agent.resultOf(second)).toMatchObject({ summary });
    expect(agent.exports()).toHaveLength(2);
  });
});

test("mastra asks about one call after the other, each with its own webhook", async () => {
  const agent = await newAgent();
  const [first = ""] = await agent.asks("mastra/agent.ts", "run-c", "customers_q1", "orders_q2");
  await agent.listens("mastra/resume.ts");
  await agent.answer(first, { outcome: "approved" });
  await agent.resultOf(first);
  const [second] = await agent.waiting();
  await agent.answer(second ?? "", { outcome: "approved", edits: { "/arguments/rows": 7 } });

  expect(await agent.resultOf(second ?? "")).toMatchObject({
    summary: "I am done. Exported 1204 rows of customers_q1. Exported 7 rows of orders_q2.",
  });
  expect(agent.exports()).toEqual([
    { dataset: "customers_q1", rows: 1204 },
    { dataset: "orders_q2", rows: 7 },
  ]);
});

test("a webhook that Countersign did not sign resumes nothing", async () => {
  const agent = await newAgent();
  await agent.asks("ai-sdk/agent.ts", "run-d", "customers_q1");
  await agent.listens("ai-sdk/resume.ts");
  const body = JSON.stringify({ type: "intent.decided", timestamp: new Date().toISOString(), data: {} });
  const headers = {
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(Date.now() / 1000)),
    "webhook-signature": `v1,${Buffer.alloc(32).toString("base64")}`,
  };
  const { status } = await fetch(agent.callbackUrl, { method: "POST", headers, body });

  expect(status).toBe(401);
  expect(agent.exports()).toEqual([]);
});
