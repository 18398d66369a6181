import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { startEngine } from "@/server/engine";
import { settings } from "@/server/settings";
import { directApi } from "./api";

/**
 * The built app as one process: pages by Next.js, the API's requests straight to their handlers. A request costs
 * much less than it does through Next.js (docs/adr/0014), and a waiting one keeps none of Next's bookkeeping alive.
 * Agents are answered before the pages are ready, so that a restart keeps nobody waiting for those.
 */
const { HOST: hostname, PORT: port } = settings();
await startEngine();

const pages = import("next").then(async ({ default: next }) => {
  const app = next({ dev: false, hostname, port });
  await app.prepare();
  return app.getRequestHandler();
});
pages.catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
const page = async (request: IncomingMessage, response: ServerResponse): Promise<void> =>
  (await pages)(request, response);

const api = directApi();
api.notFound((context) => {
  const { incoming, outgoing } = context.env as unknown as HttpBindings;
  void page(incoming, outgoing);
  return RESPONSE_ALREADY_SENT;
});
const direct = getRequestListener(api.fetch, { overrideGlobalObjects: false });

const server = createServer((request, response) => {
  void (/^\/(api|v1)\//.test(request.url ?? "") ? direct(request, response) : page(request, response));
});
// Longer than load balancers keep idle connections, so that none is closed under a request on its way.
server.keepAliveTimeout = 75_000;
server.listen(port, hostname);

async function stop(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A kept-alive connection becomes idle only when its answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 25);
  const engine = await startEngine();
  await Promise.all([closed, engine.stop()]);
  clearInterval(sweep);
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
