import { LogLevel, WebClient } from "@slack/web-api";
import type { Called, Slack, SlackMessage } from "@/server/slack/port";
import { failureOf, silent, tookTooLong } from "./failure";
import { personIn } from "./person";

export interface SlackSettings {
  token: string;
  /** Where the Web API is; Slack itself unless something stands in for it. */
  apiUrl?: string | undefined;
  /** How long one call may take; 10 s unless set. */
  timeLimitMs?: number;
  /** How long nobody waits for Slack after a call that took longer; 10 s unless set. */
  restMs?: number;
}

/** What marks a message as ours, so that one that was posted by a process that died then is found again. */
const METADATA_TYPE = "countersign_request";

/** Slack's Web API. No call throws, and none is repeated here: our queues do that, at the times that they keep. */
export function createSlack({ token, apiUrl, timeLimitMs = 10_000, restMs = 10_000 }: SlackSettings): Slack {
  const client = new WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeLimitMs,
    logLevel: LogLevel.ERROR,
    logger: SILENT,
  });
  let team: string | undefined;
  let silentUntil = 0;

  async function called<T>(call: () => Promise<T>): Promise<Called<T>> {
    // Whoever waits for a Slack that hangs keeps the mails behind it waiting.
    if (Date.now() < silentUntil) return silent;
    try {
      return { ok: true, value: await call() };
    } catch (error) {
      if (tookTooLong(error)) silentUntil = Date.now() + restMs;
      return failureOf(error, token);
    }
  }
  /** The Slack workspace that the token belongs to. */
  const ownTeam = async (): Promise<string> => (team ??= (await client.auth.test()).team_id ?? "");

  return {
    findByEmail: async (email) => {
      const found = await called(async () => {
        const { user } = await client.users.lookupByEmail({ email });
        return personIn(user, await ownTeam()) === null ? null : (user?.id ?? null);
      });
      return !found.ok && /\busers_not_found\b/.test(found.error) ? { ok: true, value: null } : found;
    },
    identify: (user) =>
      called(async () => ({ email: personIn((await client.users.info({ user })).user, await ownTeam()) })),
    openDirect: (users) =>
      called(async () => named((await client.conversations.open({ users })).channel?.id)),
    post: (channel, message, key) =>
      called(async () => {
        const metadata = { event_type: METADATA_TYPE, event_payload: { key } };
        return named((await client.chat.postMessage({ channel, ...shown(message), metadata })).ts);
      }),
    findPosted: async (channel, key, since) => {
      const found = await called(async () => {
        const oldest = String(Math.floor(since.getTime() / 1000));
        const history = { channel, oldest, limit: 200, include_all_metadata: true };
        const { messages = [] } = await client.conversations.history(history);
        return messages.find(({ metadata }) => keyIn(metadata) === key)?.ts ?? null;
      });
      // Where we may not look, a message that comes twice is better than one that never comes.
      return !found.ok && /\b(not_in_channel|missing_scope)\b/.test(found.error)
        ? { ok: true, value: null }
        : found;
    },
    update: (channel, ts, message) =>
      called(async () => {
        await client.chat.update({ channel, ts, text: message.text, blocks: message.blocks });
        return null;
      }),
    tell: (channel, user, { text, blocks }) =>
      called(async () => {
        await client.chat.postEphemeral({ channel, user, text, blocks });
        return null;
      }),
    openModal: (trigger_id, view) =>
      called(async () => {
        await client.views.open({ trigger_id, view });
        return null;
      }),
  };
}

/** Nothing in a message is looked up, unfurled or turned into a mention. */
const shown = ({ text, blocks }: SlackMessage) => ({
  text,
  blocks,
  mrkdwn: false,
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
});

function keyIn(metadata: unknown): unknown {
  const { event_payload } = (metadata ?? {}) as { event_payload?: { key?: unknown } };
  return event_payload?.key;
}

function named(id: string | undefined): string {
  if (!id) throw new Error("Slack answered without an id");
  return id;
}

/** What goes wrong is in the results; the SDK's own lines would say it again. */
const nothing = (): void => {};
const SILENT = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
