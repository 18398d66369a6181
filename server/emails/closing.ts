import type { Notice } from "@/core/notice";
import type { Letter } from "./letter";
import { quoteOf } from "./quote";
import { oneLine } from "./untrusted";
import { askerFact, footerOf, titleOf } from "./wording";

type Closing = NonNullable<Notice["closing"]>;

/** A letter that says that nothing is left to do; the kinds differ in how it ended. */
export function closingLetter(notice: Notice, words: { subject: string; lead: string }): Letter {
  return {
    subject: words.subject,
    preview: `${words.lead} Nothing is left for you to do.`,
    heading: titleOf(notice),
    lead: words.lead,
    facts: [
      askerFact(notice),
      { label: "Why you", value: "You were asked about this. Nothing is left for you to do." },
    ],
    button: null,
    fields: null,
    quote: quoteOf(`Written by ${closerOf(notice)}`, closingOf(notice).comment),
    link: { label: "See the request", url: notice.inboxUrl },
    footer: footerOf(notice),
  };
}

/** @throws Error for a notice that says it is closed and does not say how: a bug where it was made. */
export function closingOf(notice: Notice): Closing {
  if (notice.closing === null) throw new Error(`Notice ${notice.id} is ${notice.kind} without a closing`);
  return notice.closing;
}

export function closerOf(notice: Notice): string {
  return oneLine(closingOf(notice).by, 60) || "Somebody";
}
