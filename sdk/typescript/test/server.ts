import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A request as the server saw it. */
export interface Seen {
  call: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Tells the connections apart. */
  port: number | undefined;
  /** Resolves when the connection that it came on is gone. */
  gone: Promise<void>;
}

/** How the server treats one request. */
export type Step = (response: ServerResponse) => void;

/** A real server that treats its first request as the first step says, and so on; the last step lasts for ever. */
export async function scripted(...script: Step[]) {
  const seen: Seen[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers, socket } = request;
    socket.setMaxListeners(0);
    const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    const body = Buffer.concat(await request.toArray()).toString();
    const step = script[Math.min(seen.length, script.length - 1)];
    seen.push({ call: `${method} ${url}`, headers, body, port: socket.remotePort, gone });
    step?.(response);
  };
  const server = createServer((request, response) => void receive(request, response));
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen(0);
  onTestFinished(stop);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, seen, stop, restart: () => listen(port) };
}

export type Server = Awaited<ReturnType<typeof scripted>>;

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Step {
  return text(status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

export function problem(
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Step {
  const body = {
    type: `https://docs.example/errors/${code}`,
    title: code,
    status,
    detail: `It was ${code}.`,
    code,
    ...more,
  };
  return json(status, body, { "content-type": "application/problem+json", ...headers });
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Step {
  return (response) => response.writeHead(status, headers).end(body);
}

/** The request is done, but nobody is told. */
export const drop: Step = (response) => response.destroy();

export const hang: Step = () => undefined;

/** Promises more than it sends. */
export const cutShort: Step = (response) => {
  response.writeHead(200, { "content-length": "1000" }).write('{ "id": "int_1", ', () => response.destroy());
};

const eventStream = (response: ServerResponse) =>
  response.writeHead(200, { "content-type": "text/event-stream" });

/** A stream that ends as it should. */
export const stream =
  (...parts: string[]): Step =>
  (response) =>
    eventStream(response).end(parts.join(""));

/** A stream whose connection breaks after its last part. */
export const brokenStream =
  (...parts: string[]): Step =>
  (response) =>
    eventStream(response).write(parts.join(""), () => response.destroy());

/** A stream that stays open; what it hands out writes more to it. */
export function openStream(...parts: string[]) {
  let write: (more: string) => void = () => undefined;
  const step: Step = (response) => {
    write = (more) => response.write(more);
    eventStream(response).flushHeaders();
    if (parts.length > 0) write(parts.join(""));
  };
  return { step, write: (more: string) => write(more) };
}
