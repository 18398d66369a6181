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

/** Starts one on the loopback. `answer` gives the status for the n-th call, counted from 1. */
export async function startReceiver(answer: (call: number) => number = () => 204): Promise<Receiver> {
  const hooks: Hook[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    hooks.push({
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    });
    response.writeHead(answer(hooks.length)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, hooks, close };
}
