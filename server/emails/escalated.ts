import type { Notice } from "@/core/notice";
import { askingLetter } from "./asking";
import type { Letter } from "./letter";
import { levelWords, shortTitleOf } from "./wording";

/** The request climbed to its reader, because nobody before answered. */
export function escalated(notice: Notice, now: Date): Letter {
  const why = `${silentWords(notice.intent.level)}, so this is now with you. ${levelWords(notice)}`;
  return askingLetter(notice, now, { subject: `Now with you: ${shortTitleOf(notice)}`, why });
}

/** An escalation to the first level is a chain that began again. */
function silentWords(level: number): string {
  if (level <= 1) return "Nobody on any level answered and it starts over";
  return level === 2 ? "Nobody on level 1 answered" : `Nobody on levels 1 to ${level - 1} answered`;
}
