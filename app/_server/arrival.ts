import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Names that only this server may give: whatever a client sends under them is dropped. */
const OURS = ["x-peer-address", "x-request-id"];

/** A request id of somebody before us that is safe to write into logs. */
const GIVEN_ID = /^[\w.:=@/+-]{8,128}$/;

/**
 * Notes on a request from which address it came and under which id it is talked of, for whoever reads its headers; the
 * response says the id, too. An id that a client or a proxy gave is kept where it is harmless.
 */
export function noteArrival(request: IncomingMessage, response: ServerResponse): void {
  const given = request.headers["x-request-id"];
  const id = typeof given === "string" && GIVEN_ID.test(given) ? given : randomUUID();
  // The listener of the API reads the raw headers, that of the pages the parsed ones.
  for (let at = request.rawHeaders.length - 2; at >= 0; at -= 2)
    if (OURS.includes((request.rawHeaders[at] ?? "").toLowerCase())) request.rawHeaders.splice(at, 2);
  const noted = { "x-peer-address": request.socket.remoteAddress ?? "", "x-request-id": id };
  for (const [name, value] of Object.entries(noted)) {
    request.headers[name] = value;
    request.rawHeaders.push(name, value);
  }
  response.setHeader("x-request-id", id);
}
