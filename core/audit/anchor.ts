import type { SendResult } from "../notice";

export const ANCHOR_PERIODS = ["hour", "day", "week"] as const;
export type AnchorPeriod = (typeof ANCHOR_PERIODS)[number];

export type AnchorKind = "mail" | "webhook";

const HOURS: Record<AnchorPeriod, number> = { hour: 1, day: 24, week: 168 };

/** When a place is due again that was served now. */
export const nextPeriod = (now: Date, every: AnchorPeriod): Date =>
  new Date(now.getTime() + HOURS[every] * 3_600_000);

/** How somebody who was sent a head uses it. */
export const HOW_TO_CHECK =
  "Keep this. Whenever you want to know that nothing before it was changed or cut off, export the audit log and run: countersign verify export.ndjson --head head.json";

/** A signed head on its way to one who keeps it. */
export interface HeadMail {
  /** The idempotency key at the provider. */
  id: string;
  to: string;
  workspace: { id: string; name: string };
  head: { treeSize: number; root: string; at: Date; jws: string };
  /** Where the log can be looked at. */
  url: string;
}

/** A way to mail heads. It never throws; what went wrong is in its result. */
export type SendHead = (mail: HeadMail) => Promise<SendResult>;

/** Adds whole lines to what keeps them, and returns once they are on the disk. Throws where they are not. */
export type AppendLines = (lines: readonly string[]) => Promise<void>;
