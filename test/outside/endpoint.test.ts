import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { claimIntent } from "@/server/services/intents/claim";
import { commentOnIntent } from "@/server/services/intents/comment";
import { fireMoment } from "@/server/services/intents/pursue";
import { deliveriesOf, sql } from "../support/database";
import { deliverAll, openReceiver, webhookHeaders } from "../support/receiver";
import { after, T0 } from "../support/time";
import { addAgent, addEndpoint, as, asAgent, asSystem, makeWorkspace, submit } from "../support/workspace";

describe("an endpoint of the workspace", () => {
  test("hears what it subscribed to of every agent, signed with its own secret", async () => {
    const now = new Date();
    const receiver = await openReceiver(() => now);
    const workspace = await makeWorkspace();
    const { id: workspaceId, agent, ana } = workspace;
    const { secret } = await addEndpoint(workspaceId, `${receiver.url}/endpoint`, [
      "intent.created",
      "intent.reminded",
      "intent.decided",
    ]);
    const { id } = await submit(await addAgent(workspaceId), { assignees: [ana.email], remind_after: "5m" });
    await fireMoment(asSystem(workspace, after("5m")), id);
    await claimIntent(as(ana, after("6m")), id);
    await answerIntent(as(ana, after("7m")), id, { outcome: "rejected" });
    await deliverAll(receiver.call, id, after("1h"));
    const bodies = receiver.received.map(
      (call) => new Webhook(secret).verify(call.body, webhookHeaders(call)) as { type: string },
    );
    expect(bodies.map(({ type }) => type)).toEqual(["intent.created", "intent.reminded", "intent.decided"]);
    expect(() =>
      new Webhook(agent.webhookSecret).verify(
        receiver.received[0]?.body ?? "",
        webhookHeaders(receiver.received[0] ?? never()),
      ),
    ).toThrow();
  });

  test("is disabled by its answer 410, and hears no more", async () => {
    const receiver = await openReceiver();
    const { id: workspaceId, agent, ana } = await makeWorkspace();
    const endpoint = await addEndpoint(workspaceId, receiver.hook, ["intent.created"]);
    receiver.next({ status: 410 });
    const first = await submit(agent, { assignees: [ana.email] });
    await deliverAll(receiver.call, first.id, T0);
    expect(await deliveriesOf(first.id)).toMatchObject([{ status: "failed", attempts: 1 }]);
    expect(await sql("SELECT disabled_at FROM webhook_endpoints WHERE id = $1", endpoint.id)).toEqual([
      { disabled_at: T0 },
    ]);
    const second = await submit(agent, { assignees: [ana.email] });
    expect(await deliveriesOf(second.id)).toEqual([]);
  });

  test("of another workspace hears nothing", async () => {
    const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    await addEndpoint(foreign.id, "https://foreign.example/hook", ["intent.created", "intent.decided"]);
    expect(await deliveriesOf((await submit(agent, { assignees: [ana.email] })).id)).toEqual([]);
  });
});

test("the agent's own callback hears what ends its wait or makes it its turn, and not its own words", async () => {
  const { id: workspaceId, ana } = await makeWorkspace();
  const agent = await addAgent(workspaceId, { callbackUrl: "https://agent.example/hook" });
  const { id } = await submit(agent, { task_type: "review", assignees: [ana.email] });
  await claimIntent(as(ana), id);
  await commentOnIntent(asAgent(agent), id, { body: "Mine." });
  await commentOnIntent(as(ana), id, { body: "Which one?", question: true });
  await commentOnIntent(asAgent(agent), id, { body: "That one." });
  await answerIntent(as(ana), id, { outcome: "changes_requested", comment: "Smaller." });
  expect((await deliveriesOf(id)).map(({ type }) => type)).toEqual([
    "intent.commented",
    "intent.changes_requested",
  ]);
});

function never(): never {
  throw new Error("nothing was received");
}
