import type { Notice } from "@/core/notice";
import { closingLetter, closingOf } from "./closing";
import type { Letter } from "./letter";
import { timeWords } from "./times";
import { outcomeWords, shortTitleOf } from "./wording";

/** The deadline came before an answer. */
export function timedOut(notice: Notice, now: Date): Letter {
  const { outcome } = closingOf(notice);
  const result = outcome === null ? "it closed without an answer" : `it counts as ${outcomeWords(outcome)}`;
  const who = notice.intent.quorum ? "Too few people agreed" : "Nobody answered";
  return closingLetter(notice, {
    subject: `Timed out: ${shortTitleOf(notice)}`,
    lead: `${who} by ${timeWords(notice.intent.deadlineAt, now)}, so ${result}.`,
  });
}
