import webPush from "web-push";
import type { Notice, Send, SendResult } from "@/core/notice";
import { allowedAddresses, isAllowed, parseAllowList } from "../webhook/address";
import { inTime } from "../webhook/in-time";
import { post } from "../webhook/post";
import { pushMessage } from "./message";

/** A browser that takes push messages. */
export interface Device {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushSettings {
  vapid: () => Promise<{ subject: string; publicKey: string; privateKey: string }>;
  devicesOf: (notice: Notice) => Promise<Device[]>;
  /** The push service says that this browser is gone. */
  forget: (notice: Notice, device: Device) => Promise<void>;
  /** CIDR list of addresses that are allowed although they are not public. */
  allow: string;
  now: () => Date;
  timeoutMs?: number;
}

type Attempt = "taken" | "gone" | { error: string; retryable: boolean; retryAfterSeconds: number | null };

/** A way to reach people by web push, on all of their devices. It never throws; what went wrong is in its result. */
export function createPushSender(settings: PushSettings): Send {
  const allowed = parseAllowList(settings.allow);

  return async (notice) => {
    const devices = await settings.devicesOf(notice);
    const attempts = await Promise.all(devices.map((device) => attempt(notice, device)));
    for (const [index, device] of devices.entries())
      if (attempts[index] === "gone") await settings.forget(notice, device);
    return resultOf(notice, attempts);
  };

  async function attempt(notice: Notice, { endpoint, p256dh, auth }: Device): Promise<Attempt> {
    try {
      const url = new URL(endpoint);
      const { timeoutMs = 15_000, now } = settings;
      const signal = AbortSignal.timeout(timeoutMs);
      const targets = await inTime(allowedAddresses(url.hostname, allowed), signal);
      if (!targets) return refused(`${url.hostname} is a private address`);
      if (url.protocol !== "https:" && targets.some(({ address }) => isAllowed(address, [])))
        return refused(`${url.hostname} is not reached by https`);
      const { payload, ...options } = pushMessage(notice, settings.now());
      const subscription = { endpoint, keys: { p256dh, auth } };
      const vapidDetails = await settings.vapid();
      const { headers, body } = webPush.generateRequestDetails(subscription, payload, {
        ...options,
        vapidDetails,
      });
      const message = { headers: headers as Record<string, string>, body: body ?? Buffer.alloc(0) };
      return attemptOf(await post(url, targets, message, { signal, now }));
    } catch (error) {
      const words = error instanceof Error ? error.message.slice(0, 200) : "unknown error";
      return { error: words, retryable: true, retryAfterSeconds: null };
    }
  }
}

const refused = (error: string): Attempt => ({ error, retryable: false, retryAfterSeconds: null });

/** RFC 8030: 404 and 410 say that the subscription has ended. */
function attemptOf({
  status,
  retryAfterSeconds,
}: {
  status: number | null;
  retryAfterSeconds: number | null;
}): Attempt {
  if (status !== null && status >= 200 && status < 300) return "taken";
  if (status === 404 || status === 410) return "gone";
  const retryable = status === null || status === 429 || status >= 500;
  return { error: `The push service answered ${status}`, retryable, retryAfterSeconds };
}

/** One device that took it is enough: to try the others again would tell that one twice. */
function resultOf(notice: Notice, attempts: readonly Attempt[]): SendResult {
  if (attempts.includes("taken")) return { ok: true, providerId: notice.id };
  const failures = attempts.filter((attempt) => typeof attempt === "object");
  const failure = failures.find(({ retryable }) => retryable) ?? failures[0];
  if (failure) return { ok: false, ...failure };
  const error = "No device is subscribed any more";
  return { ok: false, error, retryable: false, retryAfterSeconds: null };
}
