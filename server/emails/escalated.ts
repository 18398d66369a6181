import type { Notice } from "@/core/notice";
import { askingLetter } from "./asking";
import type { Letter } from "./letter";
import { levelWords, shortTitleOf } from "./wording";

/** The request climbed to its reader, because nobody before answered. */
export function escalated(notice: Notice, now: Date): Letter {
  const why = `${silentWords(notice.intent)}, so this is now with you. ${levelWords(notice)}`;
  return askingLetter(notice, now, { subject: `Now with you: ${shortTitleOf(notice)}`, why });
}

/** An escalation to the first level is a chain that began again. */
function silentWords({ level, quorum }: Notice["intent"]): string {
  const who = quorum ? "Too few" : "Nobody";
  if (level <= 1) return `${who} on any level answered and it starts over`;
  return level === 2 ? `${who} on level 1 answered` : `${who} on levels 1 to ${level - 1} answered`;
}
