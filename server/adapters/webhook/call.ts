import { Webhook } from "standardwebhooks";
import type { Call, WebhookCall } from "@/core/delivery";
import { allowedAddress, parseAllowList } from "./address";
import { post } from "./post";

interface Options {
  /** CIDR list of addresses that are allowed although they are not public. */
  allow: string;
  now: () => Date;
  timeoutMs?: number;
}

/** Posts webhooks signed as Standard Webhooks asks. Private addresses are refused, redirects not followed, big answers cut. */
export function createWebhookCaller({ allow, now, timeoutMs = 20_000 }: Options): Call {
  const allowed = parseAllowList(allow);
  return async (call) => {
    const started = performance.now();
    const durationMs = (): number => Math.round(performance.now() - started);
    try {
      const url = new URL(call.url);
      const target = await allowedAddress(url.hostname, allowed);
      if (!target) {
        const error = `${url.hostname} is a private address, and COUNTERSIGN_WEBHOOK_ALLOW does not name it`;
        return { status: null, error, retryAfterSeconds: null, durationMs: durationMs(), retryable: false };
      }
      return {
        ...(await post(url, target, signed(call, now()), { timeoutMs, now })),
        error: null,
        retryable: true,
        durationMs: durationMs(),
      };
    } catch (error) {
      return {
        status: null,
        error: messageOf(error),
        retryAfterSeconds: null,
        durationMs: durationMs(),
        retryable: true,
      };
    }
  };
}

interface Signed {
  headers: Record<string, string>;
  body: string;
}

function signed(call: WebhookCall, at: Date): Signed {
  const body = JSON.stringify(call.body);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Countersign",
    "webhook-id": call.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(call.secret).sign(call.id, at, body),
  };
  return { headers, body };
}

function messageOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer in time";
  return error instanceof Error ? error.message.slice(0, 200) : "unknown error";
}
