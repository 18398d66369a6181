import type { IncomingMessage, ServerResponse } from "node:http";
import { startEngine, takeSignals } from "@/server/engine";
import { settings } from "@/server/settings";
import { serve } from "./serve";
import { stopServing } from "./stop";

/**
 * The built app as one process: pages by Next.js, the API's requests straight to their handlers. A request costs
 * much less than it does through Next.js (docs/adr/0014), and a waiting one keeps none of Next's bookkeeping alive.
 * Agents are answered before the pages are ready, so that a restart keeps nobody waiting for those.
 */
const { HOST: hostname, PORT: port } = settings();
takeSignals();
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

const server = serve(page);
server.listen(port, hostname);

let ending = false;
/** The first signal ends in order, the next at once. */
async function stop(): Promise<void> {
  if (ending) process.exit(1);
  ending = true;
  await stopServing(server, await startEngine());
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
