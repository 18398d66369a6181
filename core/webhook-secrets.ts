/** A secret that was rotated, and signs beside the new one for a while. */
export interface OldSecret {
  secret: string;
  /** RFC 3339. */
  until: string;
}

export interface Secrets {
  current: string;
  /** Newest first; those whose time is over may be among them. */
  old: readonly OldSecret[];
}

/** A receiver may know an older one still where a new one was lost before it got there; more would only make the header longer. */
const MOST_OLD = 2;

/** A day: time to bring a new secret to whoever verifies by it. */
export const OVERLAP_SECONDS = 24 * 3_600;

const working = (old: readonly OldSecret[], now: Date): OldSecret[] =>
  old.filter(({ until }) => Date.parse(until) > now.getTime());

/** What webhooks are signed with at a time, the newest first. */
export const signingSecrets = ({ current, old }: Secrets, now: Date): string[] => [
  current,
  ...working(old, now).map(({ secret }) => secret),
];

/** When the last of the old ones ends; null where none signs. */
export function oldUntil(old: readonly OldSecret[], now: Date): string | null {
  const ends = working(old, now).map(({ until }) => until);
  return ends.toSorted().at(-1) ?? null;
}

/** Puts a new secret in the current one's place, which goes on signing for the overlap. Without one, all old ones end at once. */
export function rotateSecret(
  { current, old }: Secrets,
  secret: string,
  overlapSeconds: number,
  now: Date,
): Secrets {
  if (overlapSeconds === 0) return { current: secret, old: [] };
  const until = new Date(now.getTime() + overlapSeconds * 1000).toISOString();
  return { current: secret, old: [{ secret: current, until }, ...working(old, now)].slice(0, MOST_OLD) };
}
