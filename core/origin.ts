/** The doors through which something may come about. */
export const ORIGIN_CHANNELS = [
  "api",
  "mcp",
  "axme",
  "web",
  "mail_link",
  "slack",
  "clock",
  "inngest",
] as const;
export type OriginChannel = (typeof ORIGIN_CHANNELS)[number];

/** Where something came from, beside who did it. Only admins and auditors are shown it. */
export interface Origin {
  channel: OriginChannel;
  /** The address of whoever sent the request; null where there was none, or it is not known. */
  ip: string | null;
  user_agent: string | null;
  request_id: string | null;
  /** For whom it was done, where that is somebody else. */
  on_behalf_of?: { id: string; name: string };
}

const LONGEST_USER_AGENT = 300;

/** A client's own words about itself: its control characters dropped, at most 300 characters; null for none. */
export function plainUserAgent(said: string | null): string | null {
  const plain = (said ?? "").replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return plain ? [...plain].slice(0, LONGEST_USER_AGENT).join("").toWellFormed() : null;
}

const bySystem = (channel: OriginChannel): Origin => ({
  channel,
  ip: null,
  user_agent: null,
  request_id: null,
});

/** What no request brought about, but the passing of time. */
export const BY_CLOCK: Origin = bySystem("clock");
export const BY_INNGEST: Origin = bySystem("inngest");

/** The same, done for somebody else. */
export const onBehalfOf = (
  origin: Origin | null,
  whom: { id: string; name: string } | null,
): Origin | null => (origin && whom ? { ...origin, on_behalf_of: { id: whom.id, name: whom.name } } : origin);
