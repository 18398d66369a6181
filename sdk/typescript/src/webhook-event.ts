import type { SignedHead } from "./audit/proof.js";
import type { ClosedIntent, Intent } from "./intent.js";
import type { Instant } from "./wire.js";

/**
 * What a webhook says happened, with the intent as it was when the webhook left; a signed head of the audit log to be kept,
 * or that an admin tries out whether it arrives.
 */
export type WebhookEvent = {
  /** The same at every attempt: whoever has seen it has dealt with it. */
  id: string;
  /** When it happened. */
  timestamp: Instant;
} & (
  | { type: "intent.decided"; data: Extract<ClosedIntent, { status: "decided" }> }
  | { type: "intent.timed_out"; data: Extract<ClosedIntent, { status: "timed_out" }> }
  | { type: "intent.canceled"; data: Extract<ClosedIntent, { status: "canceled" }> }
  | {
      type:
        | "intent.created"
        | "intent.reminded"
        | "intent.escalated"
        | "intent.claimed"
        | "intent.commented"
        | "intent.changes_requested"
        | "intent.result";
      data: Intent;
    }
  | { type: "audit.head"; data: SignedHead & { workspace: string; check: string } }
  | { type: "webhook.test"; data: { webhook: { id: string; url: string }; message: string } }
);
