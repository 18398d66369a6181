import type { IncomingMessage, ServerResponse } from "node:http";
import { freshNotes, type Notes } from "@/app/_http/notes";
import { log } from "@/server/log";
import { meters } from "@/server/meters";
import { tracing } from "@/server/tracing";
import { pageRoute } from "./page-route";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Follows a request to its end, for metrics, log and traces. What is found out on the way is written into the notes. */
export function watched(request: IncomingMessage, response: ServerResponse): Notes {
  const startedAt = performance.now();
  const method = METHODS.includes(request.method ?? "") ? String(request.method) : "OTHER";
  const notes = freshNotes(String(request.headers["x-request-id"]));
  notes.span =
    tracing()?.begin({
      name: method,
      kind: "server",
      parent: { traceparent: header(request, "traceparent"), tracestate: header(request, "tracestate") },
    }) ?? null;
  const { underWay, requests } = meters();
  underWay.requests += 1;
  response.once("close", () => {
    underWay.requests -= 1;
    const route = notes.route ?? pageRoute(request.url ?? "");
    const status = response.headersSent ? String(response.statusCode) : "aborted";
    const ms = (notes.streamedAt ?? performance.now()) - startedAt;
    if (!notes.waited) requests.observe({ method, route, status }, ms / 1000);
    if (log.isLevelEnabled("info")) log.info(lineOf(notes, { method, route, status, ms }), "request");
    notes.span?.end({
      name: `${method} ${route}`,
      failed: response.statusCode >= 500,
      attributes: {
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": response.statusCode,
        "countersign.request_id": notes.id,
        ...(notes.intentId && { "countersign.intent.id": notes.intentId }),
      },
    });
  });
  return notes;
}

interface Done {
  method: string;
  route: string;
  status: string;
  ms: number;
}

const lineOf = ({ id, caller, intentId, code }: Notes, { method, route, status, ms }: Done) => ({
  request_id: id,
  method,
  route,
  status: Number(status) || status,
  ms: Math.round(ms * 10) / 10,
  ...(caller && { caller: caller.type, caller_id: caller.id, workspace_id: caller.workspaceId }),
  ...(intentId && { intent_id: intentId }),
  ...(code && { code }),
});

function header({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}
