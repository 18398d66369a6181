import type { SendResult } from "./notice";
import type { DisabledReason } from "./webhook";

/** Something in the administration that somebody has to look after: a webhook that hears nothing any more. */
export interface AlertAbout {
  webhook: { id: string; url: string };
  reason: Exclude<DisabledReason, "admin">;
  /** RFC 3339; null where it did not fail before. */
  failingSince: string | null;
  givenUp: number;
  lastError: string | null;
}

/** One message to one admin. */
export interface Alert {
  /** The idempotency key at the provider. */
  id: string;
  to: { name: string; email: string };
  at: Date;
  about: AlertAbout;
  /** Where to look after it. */
  url: string;
}

/** A way to tell admins. It never throws; what went wrong is in its result. */
export type SendAlert = (alert: Alert) => Promise<SendResult>;
