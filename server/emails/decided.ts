import type { Notice } from "@/core/notice";
import { closerOf, closingLetter, closingOf } from "./closing";
import type { Letter } from "./letter";
import { timeWords } from "./times";
import { outcomeWords, shortTitleOf } from "./wording";

/** Somebody else was first. */
export function decided(notice: Notice, now: Date): Letter {
  const { outcome, at } = closingOf(notice);
  const answered = `${closerOf(notice)} answered ${outcome === null ? "this" : outcomeWords(outcome)}`;
  return closingLetter(notice, {
    subject: `${answered}: ${shortTitleOf(notice)}`,
    lead: `${answered} on ${timeWords(at, now)}.`,
  });
}
