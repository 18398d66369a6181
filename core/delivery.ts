import type { TreeHeadWire } from "./wire/audit-proof";
import type { IntentWire } from "./wire/intent";

/** One webhook to one place, ready to be signed and posted. */
export interface WebhookCall {
  /** The same on every attempt: the receiver's idempotency key. */
  id: string;
  url: string;
  /** Each of them signs it: the newest first, and those that were rotated a while ago. */
  secrets: readonly string[];
  body: { type: string; timestamp: string; data: IntentWire | TestData | HeadData };
  /** The place in the agent's trace that whoever receives it goes on from. */
  trace?: { traceparent: string | null; tracestate?: string | null };
}

/** What `audit.head` carries. */
export interface HeadData extends TreeHeadWire {
  /** The id of the workspace. */
  workspace: string;
  /** How to check it, in words. */
  check: string;
}

/** What `webhook.test` carries. */
export interface TestData {
  webhook: { id: string; url: string };
  message: string;
}

/** One side of an attempt, as the log keeps it: text that is safe to show, cut where it is long. */
export interface Message {
  headers: Record<string, string>;
  body: string;
  truncated: boolean;
}

/** What came of one attempt. `status` and `response` are null where no answer came. */
export interface CallResult {
  status: number | null;
  error: string | null;
  retryAfterSeconds: number | null;
  durationMs: number;
  /** False where trying again is pointless, such as an address that is not allowed. */
  retryable: boolean;
  /** Null where nothing was sent. */
  request: Message | null;
  response: Message | null;
}

/** A way to make webhook calls. */
export type Call = (call: WebhookCall) => Promise<CallResult>;

export const isDelivered = ({ status }: Pick<CallResult, "status">): boolean =>
  status !== null && status >= 200 && status < 300;

/** Answers of somebody who is overwhelmed, by Standard Webhooks. */
const OVERWHELMED = [429, 502, 504];
/** Whoever took so long and then said nothing keeps those from being served that answer. */
const HANGS_MS = 5_000;
/** No failure keeps other deliveries off longer, unless the receiver asks for it. */
const MOST_REST_SECONDS = 300;

/**
 * How long a place is spared all other deliveries after an attempt, in seconds, where it is overwhelmed or hangs; 0 where
 * it is neither. `untilNext` is when this delivery itself is tried again; null where it is given up.
 */
export function restSeconds(
  { status, retryAfterSeconds, durationMs }: Pick<CallResult, "status" | "retryAfterSeconds" | "durationMs">,
  untilNext: number | null,
): number {
  if (untilNext === null) return 0;
  if (status === null) return durationMs >= HANGS_MS ? Math.min(untilNext, MOST_REST_SECONDS) : 0;
  const asked = retryAfterSeconds !== null && (status === 503 || OVERWHELMED.includes(status));
  if (asked) return untilNext;
  return OVERWHELMED.includes(status) ? Math.min(untilNext, MOST_REST_SECONDS) : 0;
}
