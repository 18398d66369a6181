import type { Notice } from "@/core/notice";
import { silenceWords } from "@/server/emails/reminder";
import { levelWords } from "@/server/emails/wording";

/** Why a notice comes to its reader. */
export function whyOf(notice: Notice): string {
  switch (notice.kind) {
    case "waiting":
      return levelWords(notice);
    case "reminder":
      return `Reminder ${Math.max(notice.reminderNumber, 1)}: ${silenceWords(notice)}`;
    case "escalated":
      return `This is now with you: ${notice.intent.quorum ? "too few" : "nobody"} before you answered. ${levelWords(notice)}`;
    case "mentioned":
      return `${notice.said?.by ?? "Somebody"} mentioned you in a comment`;
    case "decided":
    case "timed_out":
    case "withdrawn":
      return "You were asked about this";
  }
}
