import type { NotificationsWire, PushSubscriptionBody } from "@/core/wire/notifications";
import { addDevice, removeDevice } from "../queries/notifications";

/** What this browser can do about push messages. */
export type DeviceState = "unsupported" | "blocked" | "off" | "on";

const isAble = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Registers the service worker, where the browser has any. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  return navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
}

const subscription = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription()) ?? null;

export async function deviceState(): Promise<DeviceState> {
  if (!isAble()) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return (await subscription()) ? "on" : "off";
}

/** Asks for permission and subscribes this browser. Throws where the person or the browser refuses. */
export async function turnOn(publicKey: string): Promise<NotificationsWire> {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not permitted");
  const registration = await registerWorker();
  if (!registration) throw new Error("no service worker");
  await navigator.serviceWorker.ready;
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  return addDevice(made.toJSON() as PushSubscriptionBody);
}

/** Ends this browser's subscription, here and at the server; null where there was none. */
export async function turnOff(): Promise<NotificationsWire | null> {
  const found = isAble() ? await subscription() : null;
  if (!found) return null;
  const { endpoint } = found;
  await found.unsubscribe();
  return removeDevice(endpoint);
}
