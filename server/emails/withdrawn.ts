import type { Notice } from "@/core/notice";
import { closerOf, closingLetter, closingOf } from "./closing";
import type { Letter } from "./letter";
import { timeWords } from "./times";
import { shortTitleOf } from "./wording";

/** Whoever asked no longer wants an answer. */
export function withdrawn(notice: Notice, now: Date): Letter {
  return closingLetter(notice, {
    subject: `Withdrawn: ${shortTitleOf(notice)}`,
    lead: `${closerOf(notice)} withdrew this on ${timeWords(closingOf(notice).at, now)}.`,
  });
}
