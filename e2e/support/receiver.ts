import http, { type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Hook {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A webhook receiver of a test's own, which keeps what it got. */
export interface Receiver {
  url: string;
  hooks: Hook[];
  close: () => Promise<void>;
}

export interface Answer {
  status: number;
  body?: string;
}

/** Starts one on the loopback. `answer` gives the status for the n-th call, counted from 1, or more than that. */
export async function startReceiver(
  answer: (call: number) => number | Answer = () => 204,
): Promise<Receiver> {
  const hooks: Hook[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    hooks.push({
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    });
    const given = answer(hooks.length);
    const { status, body = "" } = typeof given === "number" ? { status: given } : given;
    response.writeHead(status, { "content-type": "text/plain" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, hooks, close };
}

/** The three headers of Standard Webhooks. */
export const signatureOf = ({ headers }: Hook): Record<string, string> =>
  Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, String(headers[name])]),
  );
