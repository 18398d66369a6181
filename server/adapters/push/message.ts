import type { Notice, NoticeKind } from "@/core/notice";

const DAY_SECONDS = 86_400;
/** Push services keep a message no longer than this. */
const MOST_SECONDS = 28 * DAY_SECONDS;
const LEAST_SECONDS = 60;

const TITLES: Record<NoticeKind, (notice: Notice) => string> = {
  waiting: ({ intent }) => `${intent.agent.name} asks`,
  reminder: ({ intent }) => `Reminder: ${intent.agent.name} asks`,
  escalated: ({ intent }) => `Now with you: ${intent.agent.name} asks`,
  mentioned: ({ said }) => `${said?.by ?? "Somebody"} mentioned you`,
  decided: ({ closing }) => `${closing?.by ?? "Somebody"} answered`,
  timed_out: () => "Timed out",
  withdrawn: ({ intent }) => `${intent.agent.name} withdrew this`,
};

interface PushMessage {
  payload: string;
  TTL: number;
  urgency: "low" | "normal" | "high";
  /** A newer message about the same intent replaces one that was not delivered yet. */
  topic: string;
}

/** What a phone is told: enough to know whether to look, and nothing of the payload. */
export function pushMessage(notice: Notice, now: Date): PushMessage {
  const { intent, closing, inboxUrl } = notice;
  const payload = JSON.stringify({
    title: TITLES[notice.kind](notice).slice(0, 120),
    body: intent.title.slice(0, 200),
    deadline: closing ? null : intent.deadlineAt.toISOString(),
    path: new URL(inboxUrl).pathname,
    tag: intent.id,
  });
  const seconds = Math.ceil((intent.deadlineAt.getTime() - now.getTime()) / 1000);
  const TTL = closing ? DAY_SECONDS : Math.min(Math.max(seconds, LEAST_SECONDS), MOST_SECONDS);
  const urgency = closing
    ? "low"
    : intent.priority === "urgent" || intent.priority === "high"
      ? "high"
      : "normal";
  return { payload, TTL, urgency, topic: intent.id };
}
