import { wantsSignIn } from "@/core/access";
import type { Notice } from "@/core/notice";
import { requiredWords } from "@/core/quorum-words";
import type { Fact, Letter } from "./letter";
import { payloadFields } from "./payload-fields";
import { quoteOf } from "./quote";
import { timeWords } from "./times";
import { agentOf, askerFact, footerOf, outcomeWords, titleOf, urgencyFacts } from "./wording";

/** A letter about a request that waits for its reader; the kinds differ in their subject and in why it comes. */
export function askingLetter(notice: Notice, now: Date, words: { subject: string; why: string }): Letter {
  const lead = deadlineWords(notice, now);
  return {
    subject: words.subject,
    preview: `${lead} ${agentOf(notice)}, an AI agent, asks. ${words.why}`,
    heading: titleOf(notice),
    lead,
    facts: [
      askerFact(notice),
      ...urgencyFacts(notice),
      { label: "If nobody answers", value: silenceWords(notice) },
      { label: "Why you", value: words.why },
      ...quorumFacts(notice),
      ...revisionFacts(notice),
    ],
    button: answerButton(notice),
    fields: payloadFields(notice.intent.payload, notice.intent.intentType),
    quote: quoteOf("Written by the agent, shown as plain text", notice.intent.description),
    link: notice.answerUrl === null ? null : { label: "See it in your inbox", url: notice.inboxUrl },
    footer: footerOf(notice),
  };
}

function deadlineWords({ intent }: Notice, now: Date): string {
  const when = timeWords(intent.deadlineAt, now);
  return intent.deadlineAt > now ? `Answer by ${when}.` : `The deadline was ${when}.`;
}

function silenceWords({ intent }: Notice): string {
  if (intent.onTimeout === null) return "It closes without an answer.";
  return `It counts as ${outcomeWords(intent.onTimeout)}.`;
}

/** That one answer is not enough, which its reader should know before they count on it. */
function quorumFacts({ intent }: Notice): Fact[] {
  return intent.quorum ? [{ label: "Together", value: requiredWords(intent.quorum) }] : [];
}

function revisionFacts({ intent }: Notice): Fact[] {
  if (intent.revision <= 1) return [];
  const value = `This is revision ${intent.revision}. Answers to earlier ones no longer count.`;
  return [{ label: "Changed", value }];
}

/** Who may not answer by a link alone answers in the inbox. */
function answerButton({ answerUrl, inboxUrl, intent }: Notice): Letter["button"] {
  if (answerUrl === null) {
    return { label: "Open this request", url: inboxUrl, note: "You answer on the page, after signing in." };
  }
  const how = wantsSignIn(intent)
    ? "you answer on the page, after signing in because the risk is high."
    : "you answer on the page.";
  const note = `Opening it changes nothing: ${how} The link is for you only, please do not forward it.`;
  return { label: "Answer this request", url: answerUrl, note };
}
