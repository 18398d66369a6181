import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test } from "vitest";
import { createWebhookCaller } from "@/server/adapters/webhook/call";
import { changeWebhook } from "@/server/services/webhooks/change";
import { readWebhook } from "@/server/services/webhooks/read";
import { testWebhook } from "@/server/services/webhooks/send-test";
import { openReceiver, type Receiver, webhookHeaders } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { addEndpoint, as, makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let receiver: Receiver;
let endpoint: { id: string; secret: string };
beforeEach(async () => {
  workspace = await makeWorkspace();
  receiver = await openReceiver();
  endpoint = await addEndpoint(workspace.id, receiver.hook, ["intent.decided"]);
});

test("a test is a signed webhook.test, sent at once, and its answer is shown", async () => {
  const now = new Date();
  receiver.next({ status: 202, body: { seen: true } });
  const { id, delivered, attempt } = await testWebhook(as(workspace.alex, now), endpoint.id, receiver.call);
  const [call] = receiver.received;
  if (!call) throw new Error("nothing was received");
  const event = new Webhook(endpoint.secret).verify(call.body, webhookHeaders(call));
  expect(event).toEqual({
    type: "webhook.test",
    timestamp: now.toISOString(),
    data: { webhook: { id: endpoint.id, url: receiver.hook }, message: expect.any(String) },
  });
  expect(call.headers["webhook-id"]).toBe(id);
  expect(delivered).toBe(true);
  expect(attempt).toMatchObject({ status: 202, error: null, response: { body: '{"seen":true}' } });
  expect(attempt.request?.body).toBe(call.body);
});

test("it goes to a disabled endpoint, too, and is no delivery and no part of its health", async () => {
  const { alex } = workspace;
  await changeWebhook(as(alex), endpoint.id, { enabled: false });
  const before = await readWebhook(as(alex), endpoint.id);
  receiver.next({ status: 410 });
  expect(await testWebhook(as(alex), endpoint.id, receiver.call)).toMatchObject({
    delivered: false,
    attempt: { status: 410 },
  });
  expect(await readWebhook(as(alex), endpoint.id)).toEqual(before);
});

test("a private address is not tried, and the answer says why", async () => {
  const call = createWebhookCaller({ allow: "", now: () => new Date() });
  const { delivered, attempt } = await testWebhook(as(workspace.alex), endpoint.id, call);
  expect(delivered).toBe(false);
  expect(attempt).toMatchObject({
    status: null,
    error: expect.stringContaining("private address"),
    request: null,
  });
  expect(receiver.received).toEqual([]);
});

test("only admins of its workspace send one", async () => {
  const { ana, audrey } = workspace;
  for (const person of [ana, audrey])
    expect(await refusalOf(testWebhook(as(person), endpoint.id, receiver.call))).toMatchObject({
      code: "forbidden",
    });
  const foreign = await makeWorkspace();
  expect(await refusalOf(testWebhook(as(foreign.alex), endpoint.id, receiver.call))).toMatchObject({
    code: "not_found",
  });
  expect(receiver.received).toEqual([]);
});
