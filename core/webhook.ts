/** What becomes of a delivery. */
export const DELIVERY_STATUSES = ["pending", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Why an endpoint hears nothing: it answered 410, or an admin said so. */
export const DISABLED_REASONS = ["gone", "admin"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Whether webhooks may go to an address: a name that nobody knows yet may be known when the first one leaves. */
export type Reach = "allowed" | "private" | "unknown";
export type ReachOf = (url: string) => Promise<Reach>;
