import type { Ctx } from "@/server/services/context";
import { notesOf } from "./notes";

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const MAX_TRACESTATE = 512;

/** The caller with the trace that their request belongs to, as W3C Trace Context says it; without one where it says nothing that can be read. */
export function traced(request: Request, ctx: Ctx): Ctx {
  const span = notesOf(request)?.span ?? null;
  const traceparent = request.headers.get("traceparent");
  if (traceparent === null || !TRACEPARENT.test(traceparent))
    return span ? { ...ctx, trace: { incoming: null, span } } : ctx;
  const tracestate = request.headers.get("tracestate");
  const kept = tracestate !== null && isKept(tracestate) ? tracestate : null;
  return { ...ctx, trace: { incoming: { traceparent, tracestate: kept }, span } };
}

const isKept = (tracestate: string): boolean =>
  tracestate.length <= MAX_TRACESTATE && /^[\x20-\x7e]+$/.test(tracestate);
