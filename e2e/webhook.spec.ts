import { Webhook } from "standardwebhooks";
import type { Submit } from "../sdk/typescript/src/index";
import { webhookSecretOf } from "./support/database";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { type Receiver, signatureOf, startReceiver } from "./support/receiver";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string, { url }: Receiver): Submit => ({
  intent_type: "e2e.webhook.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1", rows: 3211 },
  assignees: [EMAILS.Ana],
  timeout: "1h",
  callback_url: `${url}/hooks`,
  state: { thread_id: "t-42" },
});

test("a decision in the browser reaches the agent's callback, signed, with the intent and its state", async ({
  agent,
  signedIn,
}) => {
  const receiver = await startReceiver();
  try {
    const { id, from_agent } = await agent.sendIntent(question(titled("Call me back"), receiver));
    const page = await signedIn("Ana");
    await openRequest(page, id);
    await pane(page).getByLabel("Comment").fill("Go ahead.");
    await choice(page, "Approve").click();
    await expect(sent(page)).toBeVisible();
    await expect.poll(() => receiver.hooks.length).toBe(1);

    const [hook] = receiver.hooks;
    if (!hook) throw new Error("there is one");
    expect(hook.path).toBe("/hooks");
    const secret = await webhookSecretOf(from_agent);
    const event = new Webhook(secret).verify(hook.body, signatureOf(hook));
    expect(event).toMatchObject({
      type: "intent.decided",
      data: {
        id,
        status: "decided",
        outcome: "approved",
        state: { thread_id: "t-42" },
        decision: {
          comment: "Go ahead.",
          payload: { dataset: "customers_q1", rows: 3211 },
          decided_by: { name: "Ana" },
          via: "inbox",
        },
      },
    });
    const altered = hook.body.replace('"approved"', '"rejected"');
    expect(() => new Webhook(secret).verify(altered, signatureOf(hook))).toThrow();
  } finally {
    await receiver.close();
  }
});

test("a receiver that failed hears it again, under the same id, until it has taken it", async ({
  agent,
  callsOf,
}) => {
  const receiver = await startReceiver((call) => (call === 1 ? 500 : 204));
  try {
    const { id, from_agent } = await agent.sendIntent(question(titled("Call me twice"), receiver));
    const ana = await callsOf("Ana");
    expect((await ana.post(`/api/intents/${id}/decision`, { data: { outcome: "rejected" } })).status()).toBe(
      201,
    );
    await expect.poll(() => receiver.hooks.length).toBe(2);

    const secret = await webhookSecretOf(from_agent);
    const events = receiver.hooks.map((hook) => new Webhook(secret).verify(hook.body, signatureOf(hook)));
    expect(events[1]).toEqual(events[0]);
    expect(new Set(receiver.hooks.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  } finally {
    await receiver.close();
  }
});
