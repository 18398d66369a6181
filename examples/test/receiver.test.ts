import { expect, test } from "vitest";
import { newAgent } from "./world";

test("a webhook that Countersign did not sign resumes nothing", async () => {
  const agent = await newAgent();
  await agent.asks("ai-sdk/agent.ts", "run-e", "customers_q1");
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
