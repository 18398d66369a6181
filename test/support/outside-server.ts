import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

export type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | "hang up";

export interface OutsideServer {
  url: string;
  received: Received[];
  /** What to answer next, in this order; then as usual again. An answer may be a promise, which holds the request. */
  next: (...answers: (Answer | Promise<Answer>)[]) => void;
}

/** A real HTTP server that stands for the outside world for as long as the test runs. */
export async function startOutside(usual: (received: Received) => Answer): Promise<OutsideServer> {
  const received: Received[] = [];
  const queue: (Answer | Promise<Answer>)[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url: path = "", headers } = request;
    const one: Received = { method, path, headers, body, at: Date.now() };
    received.push(one);
    const answer = await (queue.shift() ?? usual(one));
    if (answer === "hang up") return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received, next: (...answers) => void queue.push(...answers) };
}

/** An answer that is given only when the test says so. */
export function held(answer: Answer): { answer: Promise<Answer>; release: () => void } {
  let release = (): void => {};
  const promise = new Promise<Answer>((resolve) => (release = () => resolve(answer)));
  return { answer: promise, release };
}
