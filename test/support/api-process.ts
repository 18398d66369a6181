import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import * as jwks from "@/app/.well-known/jwks.json/route";
import { serve } from "@/app/_server/serve";
import { startEngine } from "@/server/engine";
import { settings } from "@/server/settings";

/** The server without its pages, as a process of its own: the API, the keys of receipts, and all that runs beside the requests. */
await startEngine();
const keys = getRequestListener(jwks.GET, { overrideGlobalObjects: false });

const server = serve(async (request, response) => {
  if (request.url === "/.well-known/jwks.json") await keys(request, response);
  else response.writeHead(404).end();
});
server.listen(settings().PORT, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once("disconnect", () => process.exit());
