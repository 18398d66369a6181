import type { Notice } from "@/core/notice";
import { askingLetter } from "./asking";
import type { Letter } from "./letter";
import { levelWords, shortTitleOf } from "./wording";

/** Somebody who was asked has not answered yet. */
export function reminder(notice: Notice, now: Date): Letter {
  const ordinal = notice.reminderNumber > 1 ? ` ${notice.reminderNumber}` : "";
  const why = `This is reminder ${Math.max(notice.reminderNumber, 1)}: nobody has answered yet. ${levelWords(notice)}`;
  return askingLetter(notice, now, { subject: `Reminder${ordinal}: ${shortTitleOf(notice)}`, why });
}
