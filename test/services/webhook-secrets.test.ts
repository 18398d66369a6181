import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test } from "vitest";
import { SecretRotationBody } from "@/core/wire/webhooks";
import { renewWebhookSecret } from "@/server/services/agents/change";
import { answerIntent } from "@/server/services/intents/answer";
import { readWebhook } from "@/server/services/webhooks/read";
import { rotateWebhookSecret } from "@/server/services/webhooks/rotate";
import { removeWebhook } from "@/server/services/webhooks/remove";
import { readAgent } from "@/server/services/agents/list";
import { sql } from "../support/database";
import type { Received } from "../support/outside-server";
import { deliverAll, openReceiver, webhookHeaders } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { addAgent, addEndpoint, as, makeWorkspace, submit, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

/** Signatures are verified by the real time, so everything here happens about now. */
const NOW = new Date();
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const HOUR = 3_600;

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const signaturesOf = (call: Received | undefined): string[] =>
  String(call?.headers["webhook-signature"]).split(" ");

/** Whether the ecosystem's package takes a call by a secret; it looks at the time, so the call is as of now. */
function isSignedBy(secret: string, call: Received | undefined): boolean {
  if (!call) throw new Error("nothing was received");
  try {
    new Webhook(secret).verify(call.body, webhookHeaders(call));
    return true;
  } catch {
    return false;
  }
}

test("after a rotation both secrets verify what an endpoint gets until the overlap is over, then the new one alone", async () => {
  const { id: workspaceId, alex, ana, agent } = workspace;
  const receiver = await openReceiver();
  const { id, secret: old } = await addEndpoint(workspaceId, receiver.hook, ["intent.created"]);
  const deliverAt = async (now: Date): Promise<Received | undefined> => {
    const { id: intent } = await submit(agent, { assignees: [ana.email] }, now);
    await deliverAll(receiver.call, intent, now);
    return receiver.received.at(-1);
  };
  expect(signaturesOf(await deliverAt(NOW))).toHaveLength(1);
  const { secret, webhook } = await rotateWebhookSecret(as(alex, NOW), id, SecretRotationBody.parse({}));
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(webhook.old_secret_until).toBe(later(24 * HOUR).toISOString());

  const during = await deliverAt(later(23 * HOUR));
  expect(signaturesOf(during)).toHaveLength(2);
  expect(signaturesOf(during).every((one) => /^v1,[\w+/]{43}=$/.test(one))).toBe(true);
  expect([isSignedBy(secret, during), isSignedBy(old, during)]).toEqual([true, true]);

  const afterwards = await deliverAt(later(24 * HOUR));
  expect(signaturesOf(afterwards)).toHaveLength(1);
  expect([isSignedBy(secret, afterwards), isSignedBy(old, afterwards)]).toEqual([true, false]);
  expect(await readWebhook(as(alex, later(24 * HOUR)), id)).toMatchObject({ old_secret_until: null });
});

test("an overlap of 0 ends the old secret at once, also for a delivery that waits to be tried again", async () => {
  const { id: workspaceId, alex, ana, agent } = workspace;
  const receiver = await openReceiver();
  const { id, secret: old } = await addEndpoint(workspaceId, receiver.hook, ["intent.created"]);
  receiver.next({ status: 500 });
  const { id: intent } = await submit(agent, { assignees: [ana.email] }, NOW);
  await deliverAll(receiver.call, intent, NOW);
  const { secret, webhook } = await rotateWebhookSecret(
    as(alex, NOW),
    id,
    SecretRotationBody.parse({ overlap: 0 }),
  );
  expect(webhook.old_secret_until).toBeNull();
  await deliverAll(receiver.call, intent, later(10));
  const [first, second] = receiver.received;
  expect([isSignedBy(old, first), isSignedBy(old, second), isSignedBy(secret, second)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(first?.headers["webhook-id"]).toBe(second?.headers["webhook-id"]);
});

test("an agent's callbacks are signed with both for as long as was chosen", async () => {
  const { id: workspaceId, alex, ana } = workspace;
  const receiver = await openReceiver();
  const agent = await addAgent(workspaceId, { callbackUrl: receiver.hook });
  const renewed = await renewWebhookSecret(
    as(alex, NOW),
    agent.id,
    SecretRotationBody.parse({ overlap: "1h" }),
  );
  expect(renewed.old_until).toBe(later(HOUR).toISOString());
  expect(await readAgent(as(alex, NOW), agent.id)).toMatchObject({
    old_webhook_secret_until: renewed.old_until,
  });
  for (const now of [later(HOUR - 1), later(HOUR)]) {
    const { id } = await submit(agent, { assignees: [ana.email] }, now);
    await answerIntent(as(ana, now), id, { outcome: "approved" });
    await deliverAll(receiver.call, id, now);
  }
  const [during, afterwards] = receiver.received;
  expect([signaturesOf(during).length, signaturesOf(afterwards).length]).toEqual([2, 1]);
  expect([during, afterwards].map((call) => isSignedBy(renewed.webhook_secret, call))).toEqual([true, true]);
  expect([during, afterwards].map((call) => isSignedBy(agent.webhookSecret, call))).toEqual([true, false]);
});

test("a rotation is in the audit trail without any secret, and a removed endpoint keeps none", async () => {
  const { id: workspaceId, alex, audrey } = workspace;
  const { id, secret: old } = await addEndpoint(workspaceId, "https://hooks.example/", ["intent.created"]);
  const { secret } = await rotateWebhookSecret(as(alex), id, { overlap: 60 });
  expect(await refusalOf(rotateWebhookSecret(as(audrey), id, {}))).toMatchObject({ code: "forbidden" });
  const foreign = await makeWorkspace();
  expect(await refusalOf(rotateWebhookSecret(as(foreign.alex), id, {}))).toMatchObject({ code: "not_found" });
  const { items } = await listChanges(as(alex), { kind: "webhook" });
  expect(items).toMatchObject([{ action: "rotated the secret of", after: { secret_overlap_seconds: 60 } }]);
  for (const each of [old, secret]) expect(JSON.stringify(items)).not.toContain(each.slice(6));
  await removeWebhook(as(alex), id);
  expect(await sql("SELECT secret, old_secrets FROM webhook_endpoints WHERE id = $1", id)).toEqual([
    { secret: "", old_secrets: [] },
  ]);
});
