import { Webhook } from "standardwebhooks";
import type { Call, CallResult, WebhookCall } from "@/core/delivery";
import { allowedAddresses, parseAllowList, refusalOf } from "./address";
import { inTime } from "./in-time";
import { keptRequest, keptResponse } from "./kept";
import { post } from "./post";

interface Options {
  /** CIDR list of addresses that are allowed although they are not public. */
  allow: string;
  now: () => Date;
  /** For the whole exchange, from looking the name up to the end of the answer. */
  timeoutMs?: number;
}

const NOTHING: Omit<CallResult, "durationMs"> = {
  status: null,
  error: null,
  retryAfterSeconds: null,
  retryable: true,
  request: null,
  response: null,
};

/** Posts webhooks signed as Standard Webhooks asks. Private addresses are refused, redirects not followed, big answers cut. */
export function createWebhookCaller({ allow, now, timeoutMs = 20_000 }: Options): Call {
  const allowed = parseAllowList(allow);

  return async (call) => {
    const started = performance.now();
    const result = await attempt(call, AbortSignal.timeout(timeoutMs));
    return { ...result, durationMs: Math.round(performance.now() - started) };
  };

  async function attempt(call: WebhookCall, signal: AbortSignal): Promise<Omit<CallResult, "durationMs">> {
    let request: CallResult["request"] = null;
    try {
      const refused = refusalOf(call.url, allowed);
      if (refused) return { ...NOTHING, error: refused, retryable: false };
      const url = new URL(call.url);
      const targets = await inTime(allowedAddresses(url.hostname, allowed), signal);
      if (!targets) {
        const error = `${url.hostname} is or leads to a private address that COUNTERSIGN_WEBHOOK_ALLOW does not name.`;
        return { ...NOTHING, error, retryable: false };
      }
      const message = signed(call, now());
      request = keptRequest(message.headers, message.body);
      const { status, retryAfterSeconds, ...answer } = await post(url, targets, message, { signal, now });
      return { ...NOTHING, status, retryAfterSeconds, request, response: keptResponse(answer) };
    } catch (error) {
      return { ...NOTHING, error: signal.aborted ? "no answer in time" : messageOf(error), request };
    }
  }
}

function signed(call: WebhookCall, at: Date): { headers: Record<string, string>; body: Buffer } {
  const text = JSON.stringify(call.body);
  const headers = {
    "content-type": "application/json",
    "user-agent": "Countersign",
    "webhook-id": call.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    ...(call.trace?.traceparent && { traceparent: call.trace.traceparent }),
    ...(call.trace?.traceparent && call.trace.tracestate && { tracestate: call.trace.tracestate }),
    "webhook-signature": call.secrets.map((secret) => new Webhook(secret).sign(call.id, at, text)).join(" "),
  };
  return { headers, body: Buffer.from(text) };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  // Where several addresses were tried, only the code says why.
  return (error.message || String((error as NodeJS.ErrnoException).code ?? error.name)).slice(0, 200);
}
