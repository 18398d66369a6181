import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { log } from "@/server/log";
import { settings } from "@/server/settings";
import { directApi } from "./api";
import { noteArrival } from "./arrival";
import { isStream, pour } from "./pour";

type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How long the head of a request may take, and how often it is looked at who takes too long. */
const HEAD_MS = 15_000;
const LOOK_MS = 5_000;

/** How long requests that are being answered get when the process is asked to end. */
const GRACE_MS = 5_000;

/** The server: the API's requests straight to their handlers, any other to the pages. */
export function serve(pages: Pages): Server {
  const api = directApi();
  api.notFound((context) => {
    const { incoming, outgoing } = context.env as unknown as HttpBindings;
    void pages(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  const stallMs = settings().COUNTERSIGN_STALL_SECONDS * 1000;
  const requestMs = settings().COUNTERSIGN_REQUEST_SECONDS * 1000;
  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    const response = await api.fetch(request, env);
    if (!isStream(response)) return response;
    pour(response, env.outgoing, stallMs).catch((err: unknown) => {
      log.warn({ err }, "an event stream could not be sent");
      env.outgoing.destroy();
    });
    return RESPONSE_ALREADY_SENT;
  };
  const direct = getRequestListener((request, env) => answer(request, env as HttpBindings), {
    overrideGlobalObjects: false,
  });
  // Whoever sends a body drop by drop keeps a connection, and nothing else, until then.
  const limits = {
    requestTimeout: requestMs,
    headersTimeout: Math.min(HEAD_MS, requestMs),
    connectionsCheckingInterval: Math.min(LOOK_MS, requestMs / 4),
  };
  const server = createServer(limits, (request, response) => {
    noteArrival(request, response);
    // Nothing here answers what only echoes, and Next.js breaks on it.
    if (request.method === "TRACE") return void response.writeHead(405, { allow: "GET, HEAD" }).end();
    void (/^\/(api|v1|\.well-known)\//.test(request.url ?? "")
      ? direct(request, response)
      : pages(request, response));
  });
  // Longer than load balancers keep idle connections, so that none is closed under a request on its way.
  server.keepAliveTimeout = 75_000;
  return server;
}

/** Takes no more requests, and resolves when those under way are answered, or were given up after the grace. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A kept-alive connection becomes idle only when its answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 25);
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
