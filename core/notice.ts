import type { Channel } from "./channels";
import type { Json } from "./json";
import type { Priority, Risk } from "./intent";
import type { VoteShown } from "./quorum-words";
import type { TaskType } from "./task-types";

/** Why somebody is written to. Every kind has a mail template of its own in server/emails. */
export const NOTICE_KINDS = [
  "waiting",
  "reminder",
  "escalated",
  "mentioned",
  "decided",
  "timed_out",
  "withdrawn",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One message to one person about one fact, with all that a channel needs to write it. */
export interface Notice {
  /** The notification row's id: the idempotency key at every provider. */
  id: string;
  workspaceId: string;
  channel: Channel;
  kind: NoticeKind;
  /** When what it tells happened. Every attempt words its times from here, so that a retry is the same mail. */
  at: Date;
  to: { id: string; name: string; email: string };
  intent: {
    id: string;
    title: string;
    description: string | null;
    taskType: TaskType;
    intentType: string;
    agent: { name: string; address: string };
    priority: Priority;
    risk: Risk | null;
    payload: Json;
    revision: number;
    deadlineAt: Date;
    /** What the deadline answers when nobody does; null where it closes without an outcome. */
    onTimeout: string | null;
    /** The level that was asked when this happened. */
    level: number;
    levels: number;
    /** What it takes where several have to agree; null where one answer decides. */
    quorum: Pick<VoteShown, "required" | "groups" | "veto"> | null;
  };
  /** How many reminders this person's level has had, this one included; 0 unless kind is reminder. */
  reminderNumber: number;
  /** The comment that mentions them; null unless kind is mentioned. */
  said: { by: string; isAgent: boolean; body: string } | null;
  /** Set once the intent is closed. */
  closing: { outcome: string | null; by: string; at: Date; comment: string | null } | null;
  /** Opens the answer page for exactly this person; null once there is nothing to answer. */
  answerUrl: string | null;
  /** The intent's own page. */
  inboxUrl: string;
  /** Turns messages of this group off; null where they must arrive. */
  unsubscribe: Unsubscribe | null;
}

/** Where a reader turns a kind of message off, without signing in. */
export interface Unsubscribe {
  /** A page with a button, for people. */
  page: string;
  /** Takes the POST of RFC 8058, for mail programs. */
  oneClick: string;
}

/** What a channel answers. `retryable: false` ends the attempts. */
export type SendResult =
  | { ok: true; providerId: string }
  | { ok: false; error: string; retryable: boolean; retryAfterSeconds: number | null };

/** A way to reach people. It never throws; what went wrong is in its result. */
export type Send = (notice: Notice) => Promise<SendResult>;

/** Each notice by its own channel. A channel that has no sender refuses for good, and the message goes by mail. */
export function byChannel(senders: { email: Send } & Partial<Record<Channel, Send>>): Send {
  return async (notice) =>
    senders[notice.channel]?.(notice) ?? {
      ok: false,
      error: `This server does not send by ${notice.channel}.`,
      retryable: false,
      retryAfterSeconds: null,
    };
}
