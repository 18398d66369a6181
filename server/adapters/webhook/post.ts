import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { retryAfterSeconds } from "../retry-after";
import type { Target } from "./address";

const MAX_RESPONSE_BYTES = 64 * 1024;

interface Outgoing {
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface Answered {
  status: number | null;
  retryAfterSeconds: number | null;
  headers: Record<string, string>;
  body: Buffer;
  /** The body went on, or broke off. */
  cut: boolean;
}

/**
 * Posts to addresses that were resolved before, so that the name cannot lead elsewhere by now. Redirects are not followed;
 * an answer's status counts as soon as it is there, and its body is read until the signal and no further than 64 KiB.
 * Throws where nothing answers.
 */
export function post(
  url: URL,
  targets: readonly Target[],
  { headers, body }: Outgoing,
  { signal, now }: { signal: AbortSignal; now: () => Date },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    const sent = request(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      signal,
      agent: false,
      lookup: (_host, options, done) => {
        const [first] = targets;
        if (options.all) return done(null, [...targets]);
        done(first ? null : new Error("no address"), first?.address ?? "", first?.family);
      },
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      // From here on the answer counts, even where the rest of it never comes.
      sent.off("error", reject).on("error", () => {});
      void readAnswer(response, now).then(resolve);
    });
    sent.end(body);
  });
}

function readAnswer(response: IncomingMessage, now: () => Date): Promise<Answered> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    response.on("data", (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, MAX_RESPONSE_BYTES - size));
      size += chunk.length;
      if (size > MAX_RESPONSE_BYTES) response.destroy();
    });
    // What breaks off is closed, too.
    response.on("error", () => {});
    response.on("close", () =>
      resolve({
        status: response.statusCode ?? null,
        retryAfterSeconds: retryAfterSeconds(response.headers["retry-after"], now()),
        headers: headersOf(response),
        body: Buffer.concat(chunks),
        cut: !response.complete,
      }),
    );
  });
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
}
