/** What becomes of a delivery. */
export const DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Why an endpoint hears nothing: it answered 410, an admin said so, or nothing arrived there for long. */
export const DISABLED_REASONS = ["gone", "admin", "failing"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Whether webhooks may go to an address: a name that nobody knows yet may be known when the first one leaves. */
export type Reach = "allowed" | "private" | "unknown";
export type ReachOf = (url: string) => Promise<Reach>;

/** How an endpoint fares since the last delivery that arrived. */
export interface Struggle {
  /** When the first attempt failed; null where the last one arrived. */
  failingSince: Date | null;
  /** Deliveries that were tried as often as may be. */
  givenUp: number;
}

const PAUSED_AFTER_MS = 3 * 24 * 3_600_000;
const PAUSED_AFTER = 50;

/** Whether an endpoint is to be paused: nothing arrived for three days, or in fifty deliveries that were given up. */
export function keepsFailing({ failingSince, givenUp }: Struggle, now: Date): boolean {
  if (failingSince === null || givenUp === 0) return false;
  return givenUp >= PAUSED_AFTER || now.getTime() - failingSince.getTime() >= PAUSED_AFTER_MS;
}
