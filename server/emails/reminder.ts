import type { Notice } from "@/core/notice";
import { askingLetter } from "./asking";
import type { Letter } from "./letter";
import { levelWords, shortTitleOf } from "./wording";

/** Somebody who was asked has not answered yet. */
export function reminder(notice: Notice, now: Date): Letter {
  const ordinal = notice.reminderNumber > 1 ? ` ${notice.reminderNumber}` : "";
  const why = `This is reminder ${Math.max(notice.reminderNumber, 1)}: ${silenceWords(notice)}. ${levelWords(notice)}`;
  return askingLetter(notice, now, { subject: `Reminder${ordinal}: ${shortTitleOf(notice)}`, why });
}

/** Where several have to agree, others may have answered. */
export const silenceWords = ({ intent }: Pick<Notice, "intent">): string =>
  intent.quorum ? "your answer is still needed" : "nobody has answered yet";
