import { describe, expect, test } from "vitest";
import type { Channel } from "@/core/channels";
import { byChannel, type Notice } from "@/core/notice";
import { transact } from "@/server/db/client";
import { cancelIntent } from "@/server/services/intents/cancel";
import { fireMoment } from "@/server/services/intents/pursue";
import { changeReach } from "@/server/services/notifications/reach";
import { sendDueNotifications } from "@/server/services/notifications/send";
import { factsOf, sql } from "../support/database";
import { after, T0 } from "../support/time";
import { asAgent, asSystem, makeWorkspace, type Person, submit } from "../support/workspace";

const reach = ({ workspaceId, id: userId }: Person, channel: "push" | "slack", at: Date | null = T0) =>
  transact({ workspaceId }, (tx) => changeReach(tx, { workspaceId, userId }, channel, at));

const channelsOf = async (id: string) =>
  (
    await sql<{ name: string; channel: string; kind: string }>(
      `SELECT u.name, n.channel, n.kind FROM notifications n JOIN users u ON u.id = n.user_id
       WHERE n.intent_id = $1 ORDER BY n.seq, u.name, n.channel`,
      id,
    )
  ).map(({ name, channel, kind }) => `${name} ${kind} ${channel}`);

/** Senders that write down what they are given about an intent; the failing channels never take it. */
function senders(id: string, failing: Channel[] = []) {
  const notices: Notice[] = [];
  const send = async (notice: Notice) => {
    if (notice.intent.id === id) notices.push(notice);
    return failing.includes(notice.channel)
      ? { ok: false as const, error: "gone", retryable: false, retryAfterSeconds: null }
      : { ok: true as const, providerId: notice.id };
  };
  return { notices, send: byChannel({ email: send, push: send }) };
}

describe("notices", () => {
  test("go once by each channel that reaches a person, and only by mail to who has no other", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    await reach(ana, "push");
    const { id } = await submit(agent, { assignees: [ana.email, bea.email] });
    expect(await channelsOf(id)).toEqual(["Ana waiting email", "Ana waiting push", "Bea waiting email"]);
    const { notices, send } = senders(id);
    while ((await sendDueNotifications(10, send, () => after("1m"))) > 0);
    expect(notices.map(({ channel, to }) => `${to.name} ${channel}`).sort()).toEqual([
      "Ana email",
      "Ana push",
      "Bea email",
    ]);
    const [first, second] = notices.filter(({ to }) => to.id === ana.id);
    expect(first?.answerUrl).toBe(second?.answerUrl);
    expect(first?.id).not.toBe(second?.id);
    expect((await factsOf(id)).filter(({ type }) => type === "notified")).toHaveLength(3);
  });

  test("stop going by a channel that no longer reaches the person", async () => {
    const { agent, ana } = await makeWorkspace();
    await reach(ana, "slack");
    await reach(ana, "slack", null);
    const { id } = await submit(agent, { assignees: [ana.email] });
    expect(await channelsOf(id)).toEqual(["Ana waiting email"]);
  });

  test("of one workspace go by the channels of that workspace", async () => {
    const [here, there] = [await makeWorkspace(), await makeWorkspace()];
    await sql(
      "INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'reviewer')",
      there.id,
      here.ana.id,
    );
    await reach(here.ana, "push");
    const { id } = await submit(there.agent, { assignees: [here.ana.email] });
    expect(await channelsOf(id)).toEqual(["Ana waiting email"]);
  });

  test("that a channel cannot deliver for good go by mail, once, if they ask for something", async () => {
    const workspace = await makeWorkspace();
    const { agent, ana } = workspace;
    await reach(ana, "push");
    await sql("UPDATE notice_routes SET channels = '{push}' WHERE user_id = $1", ana.id);
    const { id } = await submit(agent, { assignees: [ana.email], remind_after: "5m" });
    expect(await channelsOf(id)).toEqual(["Ana waiting push"]);
    const { notices, send } = senders(id, ["push"]);
    while ((await sendDueNotifications(10, send, () => after("1m"))) > 0);
    expect(notices.map(({ channel }) => channel)).toEqual(["push", "email"]);
    await fireMoment(asSystem(workspace, after("5m")), id);
    await cancelIntent(asAgent(agent, after("6m")), id, { reason: "r" });
    while ((await sendDueNotifications(10, send, () => after("7m"))) > 0);
    expect((await channelsOf(id)).at(-1)).toBe("Ana withdrawn push");
    expect(notices.map(({ channel, kind }) => `${kind} ${channel}`)).toEqual([
      "waiting push",
      "waiting email",
      "withdrawn push",
    ]);
  });

  test("by a channel that this server has no sender for go by mail", async () => {
    const { agent, ana } = await makeWorkspace();
    await reach(ana, "slack");
    await sql("UPDATE notice_routes SET channels = '{slack}' WHERE user_id = $1", ana.id);
    const { id } = await submit(agent, { assignees: [ana.email] });
    const { notices, send } = senders(id);
    while ((await sendDueNotifications(10, send, () => after("1m"))) > 0);
    expect(notices.map(({ channel }) => channel)).toEqual(["email"]);
    expect(await channelsOf(id)).toEqual(["Ana waiting email", "Ana waiting slack"]);
  });
});
