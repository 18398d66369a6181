import type { Notice } from "@/core/notice";
import type { Letter } from "./letter";
import { quoteOf } from "./quote";
import { timeWords } from "./times";
import { oneLine } from "./untrusted";
import { askerFact, footerOf, shortTitleOf, titleOf, urgencyFacts } from "./wording";

/** Somebody named its reader in a comment. There is nothing to answer by mail: reading and writing is on the page. */
export function mentioned(notice: Notice, now: Date): Letter {
  const who = oneLine(notice.said?.by ?? "", 60) || "Somebody";
  const lead = `${who} mentioned you in a comment. It is open until ${timeWords(notice.intent.deadlineAt, now)}.`;
  return {
    subject: `${who} mentioned you: ${shortTitleOf(notice)}`,
    preview: lead,
    heading: titleOf(notice),
    lead,
    facts: [
      askerFact(notice),
      ...urgencyFacts(notice),
      { label: "Why you", value: `${who} named you. You can read it and write to everyone on it.` },
    ],
    button: {
      label: "Open this request",
      url: notice.inboxUrl,
      note: "Opens in your inbox, after signing in.",
    },
    fields: null,
    quote: quoteOf(
      notice.said?.isAgent ? "Written by the agent, shown as plain text" : `Written by ${who}`,
      notice.said?.body ?? null,
    ),
    link: null,
    footer: footerOf(notice),
  };
}
