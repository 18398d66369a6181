import http from "node:http";
import https from "node:https";
import { retryAfterSeconds } from "../retry-after";

const MAX_RESPONSE_BYTES = 64 * 1024;

interface Message {
  headers: Record<string, string>;
  body: string | Buffer;
}

interface Answered {
  status: number | null;
  retryAfterSeconds: number | null;
}

/**
 * Posts to an address that was resolved before, so that the name cannot lead elsewhere by now. Redirects are not
 * followed, big answers cut. Throws where nothing answers.
 */
export function post(
  url: URL,
  target: { address: string; family: number },
  { headers, body }: Message,
  { timeoutMs, now }: { timeoutMs: number; now: () => Date },
): Promise<Answered> {
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
      response.on("close", () => resolve({ status, retryAfterSeconds: waitSeconds }));
    });
    sent.end(body);
  });
}
