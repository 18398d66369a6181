import { db, EVERYWHERE } from "@/server/db/client";
import { slackWorkspaceOf } from "@/server/db/slack-workspaces";
import { log } from "@/server/log";
import { settings } from "@/server/settings";
import { shared } from "@/server/shared";
import { type Interaction, subjectOf } from "@/server/slack/interaction";
import { noticeMessage, noticeModal, type SlackNotice } from "@/server/slack/notice";
import type { Called, Slack, SlackMessage } from "@/server/slack/port";
import { typedWords } from "@/server/slack/submission";
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
  const told = remembering(
    work.then(async (told) => {
      // A modal shows what is wrong in its own answer; whoever clicked is told beside the message.
      if (late || interaction.type === "block_actions") await tellPrivately(interaction, slack, told);
      return told;
    }),
  );
  const timer = new Promise<null>((resolve) => setTimeout(() => resolve(null), acknowledgeMs).unref());
  const first = await Promise.race([told, timer]);
  late = first === null;
  return interaction.type === "block_actions" ? null : answerToModal(interaction, first);
}

const underWay = () => shared("slack-interactions", () => new Set<Promise<unknown>>());

function remembering<T>(work: Promise<T>): Promise<T> {
  const done = work.finally(() => underWay().delete(done));
  underWay().add(done);
  return done;
}

/** Resolves when all that was acknowledged is done, so that a process which is asked to end keeps its word. */
export async function allInteractionsDone(): Promise<void> {
  await Promise.allSettled(underWay());
}

async function outcomeOf(interaction: Interaction, slack: Slack, now: Date): Promise<Told> {
  const subject = subjectOf(interaction);
  if (!subject) return NOTHING;
  const workspaceId = await slackWorkspaceOf(db(EVERYWHERE), subject.intentId);
  if (!workspaceId) return refusal("There is no such request any more.");
  const found = await memberBehind(slack, workspaceId, interaction.user.id, now);
  if (!found.ok) return refusal("Slack does not say who you are just now. Please try again in a moment.");
  if (!found.value) return unknown();
  const ctx: Ctx = { workspaceId, now, caller: { type: "member", member: found.value, via: "slack" } };
  return interaction.type === "block_actions"
    ? takeClick(ctx, slack, interaction)
    : takeSubmission(ctx, interaction);
}

const unknown = (): Told =>
  refusal(
    "Countersign does not know you: no member has the e-mail address of your Slack account, so nothing was answered. Ask an admin to add you, or sign in with your own address.",
    { label: "Sign in", url: settings().PUBLIC_URL },
  );

async function tellPrivately(interaction: Interaction, slack: Slack, told: Told): Promise<void> {
  const channel = subjectOf(interaction)?.channel;
  const notice = noticeOf(told, interaction);
  if (!channel || !notice) return;
  const done = await tell(slack, channel, interaction.user.id, noticeMessage(notice));
  if (!done.ok)
    log.warn({ error: done.error }, "somebody in Slack could not be told what came of their click");
}

/** Beside the message that was clicked, where nobody else sees it; else as a direct message. */
async function tell(
  slack: Slack,
  channel: string,
  user: string,
  message: SlackMessage,
): Promise<Called<unknown>> {
  const told = await slack.tell(channel, user, message);
  if (told.ok || told.retryable) return told;
  const direct = await slack.openDirect(user);
  return direct.ok ? slack.post(direct.value, message, `notice:${user}`) : direct;
}

/** What is to be told, with what its person has written, so that an answer that is not taken is not lost. */
function noticeOf(told: Told, interaction: Interaction): SlackNotice | null {
  if (told.told === "nothing") return null;
  const { sentences, link } =
    told.told === "refusal"
      ? told.notice
      : { sentences: ["Your answer was not sent.", ...Object.values(told.errors)], link: null };
  const words = interaction.type === "view_submission" ? typedWords(interaction.view.state.values) : [];
  return {
    sentences: words.length > 0 ? [...sentences, "This is what you wrote:", ...words] : sentences,
    link,
  };
}

function answerToModal(interaction: Interaction, told: Told | null): object {
  if (told === null) {
    const sentence = "This takes longer than usual. You will be told if your answer does not go through.";
    return {
      response_action: "update",
      view: noticeModal("Being sent", { sentences: [sentence], link: null }),
    };
  }
  if (told.told === "flaws") return { response_action: "errors", errors: told.errors };
  const notice = noticeOf(told, interaction);
  return notice
    ? { response_action: "update", view: noticeModal("Not sent", notice) }
    : { response_action: "clear" };
}
