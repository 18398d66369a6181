/** The part of Slack's user object that says whom we have before us. It comes from the network, so nothing in it is certain. */
interface RawUser {
  team_id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  profile?: { email?: string };
}

/**
 * The confirmed address of a person of our own Slack workspace. Somebody from another one (Slack Connect) may carry
 * any address there, so theirs counts for nothing.
 */
export function personIn(user: RawUser | undefined, ownTeam: string): string | null {
  if (!user || user.deleted || user.is_bot || user.is_stranger) return null;
  if (user.is_email_confirmed === false || ownTeam === "" || user.team_id !== ownTeam) return null;
  return user.profile?.email?.trim() || null;
}
