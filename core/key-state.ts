/** What stands in a key's row that says whether it works. */
interface KeyTimes {
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** The key that it was rotated to. */
  successorId: string | null;
}

export const KEY_STATES = ["active", "ending", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** `ending` works still: it was rotated, and ends with the overlap. */
export function keyStateOf({ expiresAt, revokedAt, successorId }: KeyTimes, now: Date): KeyState {
  if (revokedAt) return "revoked";
  if (expiresAt && expiresAt <= now) return "expired";
  return successorId ? "ending" : "active";
}

/** When a key ends whose successor takes over after `overlapSeconds`: never later than it would have ended anyway. */
export function endOfOverlap(expiresAt: Date | null, overlapSeconds: number, now: Date): Date {
  const end = new Date(now.getTime() + overlapSeconds * 1000);
  return expiresAt && expiresAt < end ? expiresAt : end;
}

/** When a successor expires for which nothing else was said: it lasts as long as its predecessor was made to last. */
export function expiryOfSuccessor(
  { createdAt, expiresAt }: { createdAt: Date; expiresAt: Date | null },
  now: Date,
): Date | null {
  return expiresAt && new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime());
}
