import { AppError } from "@/core/errors";
import { settings } from "@/server/settings";

/** Names of this machine: no rebinding of a foreign name leads a browser to send one of them. */
const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** What a page of any site may post without asking us first. */
const FORM_TYPE = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/**
 * Sees that a write comes from one of our own pages, or from a program. A cookie goes along with whatever another site makes the
 * browser send, and browsers say by Origin or Sec-Fetch-Site whose page that was; one too old to say either can still only send a
 * form from elsewhere. Throws forbidden.
 */
export function refuseForeignPages(request: Request): void {
  if (isForeign(request)) throw foreign();
  const { headers } = request;
  const says = headers.has("origin") || headers.has("sec-fetch-site");
  if (isWrite(request) && !says && FORM_TYPE.test(headers.get("content-type") ?? "")) throw foreign();
}

/** Whether the browser says that a page of another site makes this write. */
export function isForeign(request: Request): boolean {
  if (!isWrite(request)) return false;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  return (site !== null && site !== "same-origin" && site !== "none") || (origin !== null && !isOurs(origin));
}

const isWrite = ({ method }: Request): boolean => method !== "GET" && method !== "HEAD";

export const foreign = (): AppError => new AppError("forbidden", "This request comes from another site.");

/** "null", the origin of sandboxed frames and files, is nobody's. What the Host header says is the sender's to choose, and counts for nothing. */
function isOurs(origin: string): boolean {
  const { PUBLIC_URL, PORT } = settings();
  if (origin === new URL(PUBLIC_URL).origin) return true;
  if (!isLoopbackServer() || !URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  return protocol === "http:" && LOOPBACK.test(hostname) && Number(port || 80) === PORT;
}

const isLoopbackServer = (): boolean => LOOPBACK.test(settings().HOST) || settings().HOST === "::1";

/**
 * Whether a request was addressed to us by a name of ours. Where nobody signs in, that is all that keeps out a page which has
 * let its own name lead to this machine.
 */
export function isOurName(host: string | null): boolean {
  const name = host !== null && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  return name !== null && (name.host === new URL(settings().PUBLIC_URL).host || LOOPBACK.test(name.hostname));
}

/** The same for a route. Throws not_found. */
export function refuseForeignNames(host: string | null): void {
  if (!isOurName(host)) throw new AppError("not_found", "There is nothing here under this name.");
}
