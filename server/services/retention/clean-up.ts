import { cleanUp as clean, type Keeping } from "@/server/db/clean-up";
import { db, EVERYWHERE } from "@/server/db/client";
import { settings } from "@/server/settings";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Removes up to `limit` rows of each kind of what is over and was kept long enough: replies for retries, links, invitations,
 * sessions, mails in the mailbox, webhooks' bodies, finished messages and files that nothing refers to. Returns the most of one kind.
 */
export async function cleanUp(now: Date, limit: number): Promise<number> {
  const removed = await clean(db(EVERYWHERE), now, keeping(), limit);
  return Math.max(0, ...Object.values(removed));
}

function keeping(): Keeping {
  const known = settings();
  return {
    replies: known.COUNTERSIGN_KEEP_REPLIES_HOURS * HOUR_MS,
    links: known.COUNTERSIGN_KEEP_LINKS_DAYS * DAY_MS,
    mail: known.COUNTERSIGN_KEEP_MAIL_DAYS * DAY_MS,
    bodies: known.COUNTERSIGN_KEEP_WEBHOOK_BODIES_DAYS * DAY_MS,
    done: known.COUNTERSIGN_KEEP_MESSAGES_DAYS * DAY_MS,
    files: known.COUNTERSIGN_KEEP_UNUSED_FILES_DAYS * DAY_MS,
  };
}
