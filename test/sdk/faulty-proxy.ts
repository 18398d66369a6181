import http, { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What is done to one request instead of passing it on; `passOn` does that, and gives the server's answer. */
export type Fault = (
  response: ServerResponse,
  passOn: () => Promise<IncomingMessage>,
) => void | Promise<void>;

export interface Proxy {
  url: string;
  /** Every request that came, like `GET /api/intents`. */
  seen: string[];
  /** What to do to the next requests, in this order; all others are passed on. */
  next: (...faults: Fault[]) => void;
}

/** A proxy before a server that does to requests what networks and real proxies do. */
export async function startProxy(port: number): Promise<Proxy> {
  const seen: string[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url?.split("?")[0]}`);
    const fault = faults.shift() ?? whole;
    void Promise.resolve(fault(response, () => passOn(request, response, port))).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}`, seen, next: (...more) => void faults.push(...more) };
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number): Promise<IncomingMessage> {
  const { method, url, headers } = request;
  return new Promise((resolve, reject) => {
    const onward = http.request(
      { host: "127.0.0.1", port, method, path: url, headers, agent: false },
      resolve,
    );
    onward.on("error", reject);
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
}

const whole: Fault = async (response, passOn) => {
  const answer = await passOn();
  response.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
  answer.on("error", () => response.destroy());
  answer.pipe(response);
};

/** The server is never asked. */
export const refuse =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (response) =>
    void response.writeHead(status, headers).end("<h1>No.</h1>");

/** The server did it, but its answer is lost. */
export const loseAnswer: Fault = async (response, passOn) => {
  const answer = await passOn();
  await answer.toArray();
  response.destroy();
};

/** The connection breaks within the answer, after so many messages of a stream. */
export const breakAfter =
  (messages: number): Fault =>
  async (response, passOn) => {
    const answer = await passOn();
    response.writeHead(answer.statusCode ?? 502, answer.headers).flushHeaders();
    let text = "";
    for await (const chunk of answer) {
      text += String(chunk);
      response.write(chunk);
      // Half a message more, if there is one.
      if (text.split("\n\n").length > messages) return void response.destroy();
    }
    response.end();
  };

/** The connection stays, and nothing comes on it any more, as behind a router that forgot it. */
export const halfOpen: Fault = async (_response, passOn) => {
  (await passOn()).resume();
};

/** The answer comes late: not before `when`. */
export const late =
  (when: Promise<unknown>): Fault =>
  async (response, passOn) => {
    const answer = await passOn();
    await when;
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  };
