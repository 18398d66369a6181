import { z } from "zod";

/** Events carry ids and never payloads: what is true is in PostgreSQL. */
export const Scheduled = z.object({ workspaceId: z.string(), intentId: z.string(), dueAt: z.iso.datetime() });
export type Scheduled = z.infer<typeof Scheduled>;

export const RowReady = z.object({ id: z.string() });

export const SCHEDULED = "intent/scheduled";
export const NOTIFICATION_READY = "notification/ready";
export const DELIVERY_READY = "delivery/ready";

/** The alarm for an intent's next moment. Its id is the moment's own, so that doubled alarms fall together. */
export const scheduled = (data: Scheduled) => ({
  id: `${data.intentId}:${data.dueAt}`,
  name: SCHEDULED,
  data,
});

export const ready = (name: typeof NOTIFICATION_READY | typeof DELIVERY_READY, id: string) => ({
  id,
  name,
  data: { id },
});

/** The same for a delivery that is made again; the event of the first time would swallow one with its id. */
export const readyAgain = (id: string, now: Date) => ({
  ...ready(DELIVERY_READY, id),
  id: `${id}:${now.toISOString()}`,
});
