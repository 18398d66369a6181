import type { Notice } from "@/core/notice";
import { askingLetter } from "./asking";
import type { Letter } from "./letter";
import { oneLine } from "./untrusted";
import { levelWords, PLEASE, shortTitleOf } from "./wording";

/** Somebody is asked for the first time. */
export function waiting(notice: Notice, now: Date): Letter {
  const name = oneLine(notice.to.name, 40) || "Hello";
  const subject = `${name}, please ${PLEASE[notice.intent.taskType]}: ${shortTitleOf(notice)}`;
  return askingLetter(notice, now, { subject, why: levelWords(notice) });
}
