import type { IntentWire } from "./wire/intent";

/** One webhook to one place, ready to be signed and posted. */
export interface WebhookCall {
  /** The same on every attempt: the receiver's idempotency key. */
  id: string;
  url: string;
  secret: string;
  body: { type: string; timestamp: string; data: IntentWire };
}

/** What came of one attempt. `status` is null where no answer came. */
export interface CallResult {
  status: number | null;
  error: string | null;
  retryAfterSeconds: number | null;
  durationMs: number;
  /** False where trying again is pointless, such as an address that is not allowed. */
  retryable: boolean;
}

/** A way to make webhook calls. */
export type Call = (call: WebhookCall) => Promise<CallResult>;
