import { onTestFinished } from "vitest";
import * as interactions from "@/app/api/slack/interactions/route";
import { byChannel } from "@/core/notice";
import { createSlack } from "@/server/adapters/slack/client";
import { db, EVERYWHERE } from "@/server/db/client";
import { connectSlack } from "@/server/db/slack-workspaces";
import { sendNotification } from "@/server/services/notifications/send";
import { allInteractionsDone, interact } from "@/server/services/slack/interact";
import { matchMembers } from "@/server/services/slack/match";
import { refreshDueMessages } from "@/server/services/slack/refresh";
import { createSlackSender } from "@/server/services/slack/send";
import { settings } from "@/server/settings";
import { interactionIn } from "@/server/slack/interaction";
import { noticesOf } from "../support/database";
import { makeWorkspace, type Workspace } from "../support/workspace";
import { type Deliver, SlackPerson } from "./person";
import { FakeSlack, type SlackAccount } from "./server";

/** One Slack for the file: each test has a workspace and people of its own in it. */
export const fake = await new FakeSlack().start();
Object.assign(process.env, {
  SLACK_BOT_TOKEN: fake.token,
  SLACK_SIGNING_SECRET: fake.signingSecret,
  SLACK_API_URL: fake.url,
});

export const slack = createSlack({ token: fake.token, apiUrl: fake.url, timeLimitMs: 2_000 });

/** Hands Slack's requests to the route, as the server does. */
export const deliver: Deliver = async (body, headers) => {
  const url = `${settings().PUBLIC_URL}/api/slack/interactions`;
  const response = await interactions.POST(new Request(url, { method: "POST", body, headers }));
  await allInteractionsDone();
  return response;
};

/** What the route does with a signed request, but with the patience that a busy machine needs. */
const patiently: Deliver = async (body) => {
  const interaction = interactionIn(body);
  const answer = interaction && (await interact(interaction, slack, new Date(), 60_000));
  return new Response(answer ? JSON.stringify(answer) : null);
};

export interface SlackWorld extends Workspace {
  atSlack: { ana: SlackPerson; bea: SlackPerson };
  accounts: { ana: SlackAccount; bea: SlackAccount };
}

/** A workspace whose people answer in Slack; Ana and Bea have accounts there. */
export async function slackWorld(channel: string | null = null): Promise<SlackWorld> {
  const workspace = await makeWorkspace();
  await connectSlack(db(EVERYWHERE), workspace.id, channel);
  const accounts = { ana: fake.add(workspace.ana.email), bea: fake.add(workspace.bea.email) };
  const found = await matchMembers(slack, new Date());
  if (!found.ok) throw new Error(found.error);
  onTestFinished(() => connectSlack(db(EVERYWHERE), workspace.id, null));
  return { ...workspace, accounts, atSlack: { ana: at(accounts.ana), bea: at(accounts.bea) } };
}

export const at = (account: SlackAccount): SlackPerson => new SlackPerson(fake, account, patiently);

const noMail = async () => ({ ok: true as const, providerId: "mail" });

/** Sends what is due about one intent, as the clock would at that time. */
export async function sendAll(id: string, now: Date): Promise<void> {
  const send = byChannel({ email: noMail, slack: createSlackSender(slack, () => now) });
  for (const notice of await noticesOf(id)) await sendNotification(notice.id, send, () => now);
}

/** Brings up to date what is due, as the clock would at that time. */
export async function refreshAll(now: Date): Promise<void> {
  while ((await refreshDueMessages(8, slack, () => now)) > 0);
}

/** The messages by Slack about an intent, as their rows stand. */
export const slackNotices = async (id: string) =>
  (await noticesOf(id)).filter((notice) => notice.id.endsWith("_slack"));
