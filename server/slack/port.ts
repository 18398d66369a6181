import type { KnownBlock, ModalView } from "@slack/types";

/** What stands in a channel: `text` is what notifications and screen readers get. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

/** What came of a call. `retryable: false` says that another attempt would end the same. */
export type Called<T> =
  { ok: true; value: T } | { ok: false; error: string; retryable: boolean; retryAfterSeconds: number | null };

/** What Slack knows of somebody who clicked. */
export interface SlackUser {
  /** Null where it is no confirmed address of a person in our own Slack workspace. */
  email: string | null;
}

/** What we ask of Slack. No call throws. */
export interface Slack {
  /** The user with this e-mail address; null where there is none. */
  findByEmail: (email: string) => Promise<Called<string | null>>;
  identify: (slackUserId: string) => Promise<Called<SlackUser>>;
  /** The channel of direct messages with somebody. */
  openDirect: (slackUserId: string) => Promise<Called<string>>;
  /** Posts a message and gives its timestamp, which is its name in the channel. `key` marks it, so that it can be found again. */
  post: (channel: string, message: SlackMessage, key: string) => Promise<Called<string>>;
  /** The timestamp of the message with this key that was posted since; null where there is none. */
  findPosted: (channel: string, key: string, since: Date) => Promise<Called<string | null>>;
  update: (channel: string, ts: string, message: SlackMessage) => Promise<Called<null>>;
  /** Says something that only one person in the channel sees. */
  tell: (channel: string, slackUserId: string, message: SlackMessage) => Promise<Called<null>>;
  openModal: (triggerId: string, view: ModalView) => Promise<Called<null>>;
}
