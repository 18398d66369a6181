import type { Decision, Priority, Risk } from "./intent";
import type { SendResult, Unsubscribe } from "./notice";

/** How often somebody gets a digest: not at all, every day, Monday to Friday, or on Mondays. */
export const CADENCES = ["off", "daily", "weekdays", "weekly"] as const;
export type Cadence = (typeof CADENCES)[number];

/** When somebody's digests are due: `minutes` after midnight, where they are. */
export interface DigestPlan {
  cadence: Cadence;
  minutes: number;
  /** An IANA name such as "Europe/Berlin". */
  timeZone: string;
}

/** What a digest tells one person; each list holds the first of so many. */
export interface Digest {
  /** The idempotency key at the provider. */
  id: string;
  to: { id: string; name: string; email: string };
  at: Date;
  timeZone: string;
  waiting: DigestWaiting[];
  waitingCount: number;
  closed: DigestClosed[];
  closedCount: number;
  inboxUrl: string;
  unsubscribe: Unsubscribe;
}

/** A question that waits for the person. */
export interface DigestWaiting {
  title: string;
  agent: string;
  priority: Priority;
  risk: Risk | null;
  deadlineAt: Date;
  url: string;
}

/** A question that they were asked and that has ended since. */
export interface DigestClosed {
  title: string;
  status: "decided" | "timed_out" | "canceled";
  outcome: Decision["outcome"] | null;
  by: string | null;
  url: string;
}

export type SendDigest = (digest: Digest) => Promise<SendResult>;
