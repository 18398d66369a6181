import type { Inngest } from "inngest";
import { onReplayed } from "@/server/services/deliveries/wake";
import { onCommitted, type Signal } from "@/server/services/waiting/hub";
import { DELIVERY_READY, NOTIFICATION_READY, ready, readyAgain, scheduled } from "./events";

/** Sends what this process commits on to Inngest. A send that fails is no loss: the embedded clock takes what becomes overdue. */
export function forwardToInngest(client: Inngest, onError: (error: unknown) => void): () => void {
  const forward = (events: ReturnType<typeof eventsOf>): void => {
    if (events.length > 0) void client.send(events).catch(onError);
  };
  const unsubscribe = [
    onCommitted((signal) => forward(signal.local ? eventsOf(signal) : [])),
    onReplayed((ids) => forward(ids.map((id) => readyAgain(id, new Date())))),
  ];
  return () => unsubscribe.forEach((end) => end());
}

function eventsOf({ workspaceId, intentId, nextAt, noticeIds, deliveryIds }: Signal) {
  return [
    ...(nextAt ? [scheduled({ workspaceId, intentId, dueAt: nextAt.toISOString() })] : []),
    ...noticeIds.map((id) => ready(NOTIFICATION_READY, id)),
    ...deliveryIds.map((id) => ready(DELIVERY_READY, id)),
  ];
}
