import { MAX_WAIT_SECONDS } from "@/server/services/waiting/wait";

/** The seconds of `Prefer: wait=30` (RFC 7240), at most what this server holds a request; null where none is preferred. */
export function preferredWait(request: Request): number | null {
  const found = /(?:^|[,;]\s*)wait\s*=\s*"?(\d{1,6})"?/i.exec(request.headers.get("prefer") ?? "");
  return found ? Math.min(Number(found[1]), MAX_WAIT_SECONDS) : null;
}

/** The revision that `If-Match: "2"` asks for; null where none is named. */
export function matchedRevision(request: Request): number | null {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers.get("if-match")?.trim() ?? "");
  return found ? Number(found[1]) : null;
}
