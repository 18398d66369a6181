import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import * as jwks from "@/app/.well-known/jwks.json/route";
import { directApi } from "@/app/_server/api";
import { startEngine } from "@/server/engine";
import { settings } from "@/server/settings";

/** The server without its pages, as a process of its own: the API, the keys of receipts, and all that runs beside the requests. */
await startEngine();
const api = directApi();
api.get("/.well-known/jwks.json", jwks.GET);

const server = createServer((request, response) => {
  void getRequestListener(api.fetch, { overrideGlobalObjects: false })(request, response);
});
server.listen(settings().PORT, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once("disconnect", () => process.exit());
