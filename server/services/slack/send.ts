import type { Notice, Send, SendResult } from "@/core/notice";
import { db } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import { attemptsAt } from "@/server/db/notifications";
import { addPosted, postedTs } from "@/server/db/slack-messages";
import { findAccount, saveDirectChannel } from "@/server/db/slack-people";
import type { Called, Slack } from "@/server/slack/port";
import { whyOf } from "@/server/slack/why";
import { drawn } from "./draw";
import { match } from "./match";

/** A way to reach people by direct messages in Slack, which stay up to date afterwards. */
export function createSlackSender(slack: Slack, clock: () => Date): Send {
  return async (notice) => {
    const already = await postedTs(db(notice), notice.id);
    if (already) return { ok: true, providerId: already };
    const channel = await directChannel(slack, notice);
    const posted = channel.ok ? await post(slack, notice, channel.value, clock()) : channel;
    if (!posted.ok && GONE.test(posted.error)) await match(notice.workspaceId, notice.to.id, null, clock());
    return posted.ok ? { ok: true, providerId: posted.value } : posted;
  };
}

/** Slack's words for an account that cannot be written to. */
const GONE = /\b(user_not_found|users_not_found|user_disabled|channel_not_found|cannot_dm_bot)\b/;

const refused = (error: string): Extract<SendResult, { ok: false }> => ({
  ok: false,
  error,
  retryable: false,
  retryAfterSeconds: null,
});

async function directChannel(slack: Slack, { workspaceId, to }: Notice): Promise<Called<string>> {
  const account = await findAccount(db({ workspaceId }), workspaceId, to.id);
  if (!account?.slack_user_id) return refused(`${to.name} has no account in Slack.`);
  if (account.direct_channel) return { ok: true, value: account.direct_channel };
  const opened = await slack.openDirect(account.slack_user_id);
  if (opened.ok) await saveDirectChannel(db({ workspaceId }), workspaceId, to.id, opened.value);
  return opened;
}

async function post(slack: Slack, notice: Notice, channel: string, now: Date): Promise<Called<string>> {
  const found = await findIntent(db(notice), notice.workspaceId, notice.intent.id);
  if (!found) return refused("The request is gone.");
  const why = whyOf(notice);
  const { message, digest } = drawn(found.intent, why);
  // An attempt before this one may have posted it and died before that was noted.
  const again = (await attemptsAt(db(notice), notice.id)) > 1;
  const before = again ? await slack.findPosted(channel, notice.id, notice.at) : null;
  if (before && !before.ok) return before;
  const posted = before?.value
    ? { ok: true as const, value: before.value }
    : await slack.post(channel, message, notice.id);
  if (!posted.ok) return posted;
  const about = { id: notice.id, workspace_id: notice.workspaceId, intent_id: notice.intent.id };
  await addPosted(
    db(notice),
    { ...about, channel, ts: posted.value, why, shown: before?.value ? null : digest },
    now,
  );
  return posted;
}
