import http from "node:http";
import https from "node:https";
import { Webhook } from "standardwebhooks";
import type { Call, CallResult, WebhookCall } from "@/core/delivery";
import { retryAfterSeconds } from "../retry-after";
import { allowedAddress, parseAllowList } from "./address";

const MAX_RESPONSE_BYTES = 64 * 1024;

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

function post(
  url: URL,
  target: { address: string; family: number },
  { headers, body }: Signed,
  { timeoutMs, now }: { timeoutMs: number; now: () => Date },
): Promise<Omit<CallResult, "durationMs">> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = request(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      signal,
      agent: false,
      lookup: (_host, options, done) =>
        options.all ? done(null, [target]) : done(null, target.address, target.family),
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      let size = 0;
      response.on(
        "data",
        (chunk: Buffer) => (size += chunk.length) > MAX_RESPONSE_BYTES && response.destroy(),
      );
      const status = response.statusCode ?? null;
      response.on("error", () => {});
      const waitSeconds = retryAfterSeconds(response.headers["retry-after"], now());
      response.on("close", () =>
        resolve({ status, error: null, retryAfterSeconds: waitSeconds, retryable: true }),
      );
    });
    sent.end(body);
  });
}

function messageOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer in time";
  return error instanceof Error ? error.message.slice(0, 200) : "unknown error";
}
