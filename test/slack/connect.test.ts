import { expect, test, vi } from "vitest";
import { db, EVERYWHERE } from "@/server/db/client";
import { slackWorkspaceOf } from "@/server/db/slack-workspaces";
import { interact } from "@/server/services/slack/interact";
import { memberBehind } from "@/server/services/slack/match";
import { settleSlackAs } from "@/server/services/slack/connect";
import { sql } from "../support/database";
import { T0, until } from "../support/time";
import { submit } from "../support/workspace";
import { at, deliver, fake, sendAll, slack, slackNotices, slackWorld } from "./world";

const slugOf = async (id: string): Promise<string> =>
  (await sql<{ slug: string }>("SELECT slug FROM workspaces WHERE id = $1", id))[0]?.slug ?? "";

/** A Slack that says who somebody is only when the test lets it. */
function holding(): { slack: typeof slack; release: () => void } {
  let release = (): void => {};
  const gate = new Promise<void>((open) => (release = open));
  return {
    slack: { ...slack, identify: async (user) => (await gate, slack.identify(user)) },
    release: () => release(),
  };
}

test("a server without a Slack app reaches nobody there, and everybody by mail again", async () => {
  const { id: workspaceId, agent, ana } = await slackWorld("C0SOMEWHERE");
  const before = await submit(agent, { assignees: [ana.email] });
  expect(await slackNotices(before.id)).toHaveLength(1);
  await settleSlackAs(null);
  const { id } = await submit(agent, { assignees: [ana.email] });
  expect(await slackNotices(id)).toEqual([]);
  expect(await sql("SELECT * FROM slack_messages WHERE intent_id = $1", id)).toEqual([]);
  expect(await slackWorkspaceOf(db(EVERYWHERE), id)).toBeNull();
  expect(await sql("SELECT * FROM slack_people WHERE workspace_id = $1", workspaceId)).toEqual([]);
});

test("of several workspaces the one that is named answers in Slack, and a name that is nobody's turns it off", async () => {
  const [one, other] = [await slackWorld(), await slackWorld()];
  await settleSlackAs({ SLACK_WORKSPACE: await slugOf(one.id), SLACK_CHANNEL: "C0NEW" });
  expect(await sql("SELECT workspace_id, channel FROM slack_workspaces")).toEqual([
    { workspace_id: one.id, channel: "C0NEW" },
  ]);
  expect(await sql("SELECT 1 FROM slack_people WHERE workspace_id = $1", other.id)).toEqual([]);
  expect(await settleSlackAs({ SLACK_WORKSPACE: "nobody", SLACK_CHANNEL: undefined })).toEqual({
    connected: false,
    complaint: expect.stringContaining("there is no workspace nobody"),
  });
  expect(await settleSlackAs({ SLACK_WORKSPACE: undefined, SLACK_CHANNEL: undefined })).toEqual({
    connected: false,
    complaint: expect.stringContaining("SLACK_WORKSPACE must say"),
  });
  expect(await sql("SELECT 1 FROM slack_workspaces")).toEqual([]);
});

test("a person's account is theirs alone: who takes over the address takes over the account", async () => {
  const { id, ana, bea, accounts } = await slackWorld();
  await sql("UPDATE users SET email = 'gone.' || email WHERE id = $1", ana.id);
  await sql("UPDATE users SET email = $2 WHERE id = $1", bea.id, ana.email);
  await sql("DELETE FROM slack_people WHERE workspace_id = $1", id);
  const found = await memberBehind(slack, id, accounts.ana.id, new Date());
  expect(found).toMatchObject({ ok: true, value: { id: bea.id } });
});

test("who is no longer a member is nobody in Slack either", async () => {
  const { id, ana, accounts } = await slackWorld();
  await sql("UPDATE memberships SET active = false WHERE user_id = $1", ana.id);
  expect(await memberBehind(slack, id, accounts.ana.id, new Date())).toEqual({ ok: true, value: null });
});

test("an answer that takes longer than Slack waits is acknowledged first, and goes through", async () => {
  const world = await slackWorld();
  const { id } = await submit(world.agent, { assignees: [world.ana.email] }, new Date());
  await sendAll(id, new Date());
  const [message] = world.atSlack.ana.messages;
  if (!message) throw new Error("nothing arrived");
  await world.atSlack.ana.click(message, "With a comment…");
  await sql("DELETE FROM slack_people WHERE user_id = $1", world.ana.id);
  const held = holding();
  const inputs = world.atSlack.ana.modal.blocks.filter(({ type }) => type === "input");
  const values = { [inputs[0]?.block_id]: { value: { selected_option: { value: "0" } } } };
  const view = {
    callback_id: "countersign-answer",
    private_metadata: world.atSlack.ana.modal.private_metadata ?? "",
    state: { values },
  };
  const answer = await interact(
    { type: "view_submission", user: { id: world.accounts.ana.id }, view },
    held.slack,
    new Date(),
    20,
  );
  expect(answer).toMatchObject({ response_action: "update" });
  held.release();
  const status = async () =>
    (await sql<{ status: string }>("SELECT status FROM intents WHERE id = $1", id))[0]?.status;
  expect(await until(status, (now) => now === "decided")).toBe("decided");
});

test("what is refused after the acknowledgement is told privately", async () => {
  const world = await slackWorld();
  const { id } = await submit(world.agent, { assignees: [world.ana.email] }, new Date());
  await sendAll(id, new Date());
  const [message] = world.atSlack.ana.messages;
  if (!message) throw new Error("nothing arrived");
  const stranger = fake.add("slow.stranger@elsewhere.example");
  const held = holding();
  const click = at(stranger).clickPayload(message, "Approve") as never;
  expect(await interact(click, held.slack, new Date(), 5)).toBeNull();
  expect(at(stranger).whispers).toEqual([]);
  held.release();
  await until(
    () => at(stranger).whispers,
    (told) => told.length === 1,
  );
});

test("a Slack that does not say who clicks is no reason to answer for anybody", async () => {
  const world = await slackWorld();
  const { id } = await submit(world.agent, { assignees: [world.ana.email] }, T0);
  await sendAll(id, T0);
  const [message] = world.atSlack.ana.messages;
  if (!message) throw new Error("nothing arrived");
  fake.trouble("users.info", { status: 500 });
  const stranger = at(fake.add("another@elsewhere.example"));
  await stranger.click(message, "Approve");
  expect(stranger.whispers).toEqual([expect.stringContaining("does not say who you are")]);
});

test("without a Slack app its address is no address", async () => {
  vi.resetModules();
  const secret = process.env.SLACK_SIGNING_SECRET;
  delete process.env.SLACK_SIGNING_SECRET;
  delete process.env.SLACK_BOT_TOKEN;
  const { POST } = await import("@/app/api/slack/interactions/route");
  const response = await POST(
    new Request("http://countersign.test/api/slack/interactions", { method: "POST", body: "payload={}" }),
  );
  process.env.SLACK_SIGNING_SECRET = secret;
  process.env.SLACK_BOT_TOKEN = fake.token;
  expect([response.status, (await response.json()).code]).toEqual([404, "not_found"]);
  expect((await deliver("", {})).status).toBe(401);
});
