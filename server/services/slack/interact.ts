import { db } from "@/server/db/client";
import { slackWorkspaceOf } from "@/server/db/slack-workspaces";
import { log } from "@/server/log";
import { settings } from "@/server/settings";
import { type Interaction, subjectOf } from "@/server/slack/interaction";
import { noticeModal } from "@/server/slack/modal";
import type { Slack } from "@/server/slack/port";
import type { Ctx } from "../context";
import { takeClick } from "./click";
import { memberBehind } from "./match";
import { takeSubmission } from "./submission";
import { NOTHING, refusal, type Told } from "./told";

/** Slack takes whoever needs 3 s for dead. What takes longer is acknowledged first and told afterwards. */
const ACKNOWLEDGE_MS = 2_000;

/** Does what somebody asked for in Slack. Returns the body that acknowledges it in time; null for an empty one. */
export async function interact(
  interaction: Interaction,
  slack: Slack,
  now: Date,
  acknowledgeMs = ACKNOWLEDGE_MS,
): Promise<object | null> {
  let late = false;
  const work = outcomeOf(interaction, slack, now).catch((error: unknown) => {
    log.error({ err: error }, "a click in Slack came to nothing");
    return refusal("This is our mistake, and it has been noted. Trying again may help.");
  });
  const told = work.then(async (told) => {
    // A modal shows what is wrong in its own answer; whoever clicked is told beside the message.
    if (late || interaction.type === "block_actions") await tellPrivately(interaction, slack, told);
    return told;
  });
  const timer = new Promise<null>((resolve) => setTimeout(() => resolve(null), acknowledgeMs).unref());
  const first = await Promise.race([told, timer]);
  late = first === null;
  return interaction.type === "block_actions" ? null : answerToModal(first);
}

async function outcomeOf(interaction: Interaction, slack: Slack, now: Date): Promise<Told> {
  const subject = subjectOf(interaction);
  if (!subject) return NOTHING;
  const workspaceId = await slackWorkspaceOf(db(), subject.intentId);
  if (!workspaceId) return refusal("There is no such request any more.");
  const found = await memberBehind(slack, workspaceId, interaction.user.id, now);
  if (!found.ok) return refusal("Slack does not say who you are just now. Please try again in a moment.");
  if (!found.value) return refusal(unknown());
  const ctx: Ctx = { workspaceId, now, caller: { type: "member", member: found.value, via: "slack" } };
  return interaction.type === "block_actions"
    ? takeClick(ctx, slack, interaction)
    : takeSubmission(ctx, interaction);
}

const unknown = (): string =>
  `Countersign does not know you: no member has the e-mail address of your Slack account, so nothing was answered. Ask an admin to add you, or sign in with your own address at ${settings().PUBLIC_URL}`;

async function tellPrivately(interaction: Interaction, slack: Slack, told: Told): Promise<void> {
  const channel = subjectOf(interaction)?.channel;
  const words = sentencesOf(told);
  if (!channel || words.length === 0) return;
  const done = await slack.tell(channel, interaction.user.id, words.join("\n"));
  if (!done.ok)
    log.warn({ error: done.error }, "somebody in Slack could not be told what came of their click");
}

function sentencesOf(told: Told): string[] {
  switch (told.told) {
    case "nothing":
      return [];
    case "flaws":
      return ["Your answer was not sent.", ...Object.values(told.errors)];
    case "refusal":
      return told.sentences;
  }
}

function answerToModal(told: Told | null): object {
  if (told === null) {
    const words = "This takes longer than usual. You will be told if your answer does not go through.";
    return { response_action: "update", view: noticeModal("Being sent", [words]) };
  }
  switch (told.told) {
    case "nothing":
      return { response_action: "clear" };
    case "flaws":
      return { response_action: "errors", errors: told.errors };
    case "refusal":
      return { response_action: "update", view: noticeModal("Not sent", told.sentences) };
  }
}
