import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import next from "next";
import { startEngine } from "@/server/engine";
import { settings } from "@/server/settings";
import { directApi } from "./api";

/**
 * The built app as one process: pages by Next.js, the API's requests straight to their handlers. A request costs
 * much less than it does through Next.js (docs/adr/0014), and a waiting one keeps none of Next's bookkeeping alive.
 */
const { HOST: hostname, PORT: port } = settings();
const app = next({ dev: false, hostname, port });
await app.prepare();
const page = app.getRequestHandler();

const api = directApi();
api.notFound((context) => {
  const { incoming, outgoing } = context.env as Parameters<Parameters<typeof getRequestListener>[0]>[1] &
    object;
  void page(incoming as never, outgoing as never);
  return RESPONSE_ALREADY_SENT;
});
const direct = getRequestListener(api.fetch, { overrideGlobalObjects: false });

const server = createServer((request, response) => {
  void (request.url?.startsWith("/api/") ? direct(request, response) : page(request, response));
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
