import type { KnownBlock } from "@slack/types";
import { type Intent, isOpen } from "@/core/intent";
import { payloadFields } from "@/server/emails/payload-fields";
import { lines } from "@/server/emails/untrusted";
import { answerButtons, isAnsweredHere, linkButton } from "./actions";
import type { SlackMessage } from "./port";
import { deadlineWords, endWords, standingWords, urgencyWords } from "./standing";
import { escaped, fit, LIMITS, markup, plain, plainLines, quoted } from "./text";

/** A request as it is shown in Slack, and why to this reader. The same card gives the same message. */
export interface Card {
  intent: Intent;
  /** The request's own page. */
  url: string;
  /** Why it comes to this reader; null in a channel. */
  why: string | null;
}

/** A request as a message: what to do while it is open, and afterwards how it ended. */
export function messageOf(card: Card): SlackMessage {
  return isOpen(card.intent) ? openMessage(card) : closedMessage(card);
}

function openMessage({ intent, url, why }: Card): SlackMessage {
  const first = [...urgencyWords(intent), deadlineWords(intent)].join(" · ");
  const standing = standingWords(intent, why === null);
  return {
    text: fallback(`${why ?? "A request waits"}: ${intent.title}`),
    blocks: [
      heading(intent),
      { type: "section", text: markup(first) },
      { type: "context", elements: [plain(askedBy(intent), 300), ...(why ? [plain(why, 300)] : [])] },
      ...payloadBlocks(intent),
      ...descriptionBlocks(intent),
      ...(standing ? [{ type: "context" as const, elements: [markup(standing)] }] : []),
      { type: "actions", elements: buttonsOf(intent, url) },
    ],
  };
}

function closedMessage({ intent, url }: Card): SlackMessage {
  const end = endWords(intent);
  const comment = lines(intent.decision?.comment ?? "", 1_000, 10).lines;
  return {
    text: fallback(`${end.plain}: ${intent.title}`),
    blocks: [
      heading(intent),
      { type: "section", text: markup(end.markup) },
      ...(comment.join("") ? [{ type: "section" as const, text: plainLines(comment, LIMITS.section) }] : []),
      { type: "context", elements: [plain(askedBy(intent), 300)] },
      { type: "actions", elements: [linkButton("See the request", url)] },
    ],
  };
}

const fallback = (text: string): string => fit(escaped(plain(text, 400).text), LIMITS.fallback);

const heading = (intent: Intent): KnownBlock => ({
  type: "header",
  text: plain(intent.title, LIMITS.header),
});

const askedBy = ({ agent }: Intent): string => `Asked by ${agent.name}, an AI agent (${agent.address})`;

function payloadBlocks(intent: Intent): KnownBlock[] {
  const shown = payloadFields(intent.payload, intent.intentType);
  if (!shown) return [];
  const fields = shown.rows.map(({ name, value }) =>
    markup(`*${quoted(name, 60)}*\n${fit(quoted(value, 200), 1_500)}`),
  );
  const note = shown.note ? [{ type: "context" as const, elements: [plain(shown.note, 200)] }] : [];
  return [{ type: "section", fields }, ...note];
}

function descriptionBlocks({ description }: Intent): KnownBlock[] {
  const words = lines(description ?? "", 1_200, 20);
  if (!words.lines.join("")) return [];
  const title = `Written by the agent, shown as plain text${words.isCut ? " and shortened" : ""}:`;
  return [
    { type: "context", elements: [plain(title, 100)] },
    { type: "section", text: plainLines(words.lines, LIMITS.section) },
  ];
}

function buttonsOf(intent: Intent, url: string) {
  if (intent.waitingOn === "agent" || intent.held) return [linkButton("See the request", url)];
  if (!isAnsweredHere(intent)) return [linkButton("Sign in to answer", url, true)];
  return [...answerButtons(intent), linkButton("Open", url)];
}
