import type { Member } from "@/core/access";
import { db, EVERYWHERE, transact } from "@/server/db/client";
import {
  findAccount,
  findMatched,
  findMemberByEmail,
  findUnmatched,
  saveMatch,
} from "@/server/db/slack-people";
import type { Called, Slack } from "@/server/slack/port";
import { changeReach } from "../notifications/reach";

const MEMBERS_AT_ONCE = 10;
/** How long somebody who was not found is left alone. */
const LOOK_AGAIN_MS = 3_600_000;

/**
 * Looks for the accounts of some members whose account is not known yet. Returns how many were looked for; fewer than all
 * where Slack does not answer, with the reason.
 */
export async function matchMembers(slack: Slack, now: Date): Promise<Called<number>> {
  const unmatched = await findUnmatched(
    db(EVERYWHERE),
    new Date(now.getTime() - LOOK_AGAIN_MS),
    MEMBERS_AT_ONCE,
  );
  for (const { workspaceId, userId, email } of unmatched) {
    const found = await slack.findByEmail(email);
    if (!found.ok && found.retryable) return found;
    // One address that Slack refuses does not hold up the others.
    await match(workspaceId, userId, found.ok ? found.value : null, now);
  }
  return { ok: true, value: unmatched.length };
}

/** The member behind an account at Slack: as it was matched, or by its e-mail address. Null where they are none. */
export async function memberBehind(
  slack: Slack,
  workspaceId: string,
  slackUserId: string,
  now: Date,
): Promise<Called<Member | null>> {
  const known = await findMatched(db({ workspaceId }), workspaceId, slackUserId);
  if (known) return { ok: true, value: known };
  const user = await slack.identify(slackUserId);
  if (!user.ok) return user;
  const member = user.value.email
    ? await findMemberByEmail(db({ workspaceId }), workspaceId, user.value.email)
    : null;
  if (member) await match(workspaceId, member.id, slackUserId, now);
  return { ok: true, value: member };
}

/** Notes somebody's account, or that there is none, and with it whether Slack reaches them. */
export async function match(
  workspaceId: string,
  userId: string,
  slackUserId: string | null,
  now: Date,
): Promise<void> {
  await transact({ workspaceId }, async (tx) => {
    const before = (await findAccount(tx, workspaceId, userId))?.slack_user_id ?? null;
    const lost = await saveMatch(tx, { workspaceId, userId, slackUserId }, now);
    if (before !== slackUserId)
      await changeReach(tx, { workspaceId, userId }, "slack", slackUserId === null ? null : now);
    for (const other of lost) await changeReach(tx, { workspaceId, userId: other }, "slack", null);
  });
}
