import { settings } from "@/server/settings";

/**
 * The address of whoever sent a request; null where the server before us did not note it. Behind COUNTERSIGN_PROXIES proxies of
 * one's own, each of which adds to X-Forwarded-For whom it heard, it is the entry that the outermost of them wrote: what stands
 * before that one the client may have made up.
 */
export function clientAddress(headers: Pick<Headers, "get">): string | null {
  const proxies = settings().COUNTERSIGN_PROXIES;
  const heard = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const forwarded = proxies > 0 ? heard.at(-proxies) : undefined;
  return plain(forwarded || headers.get("x-peer-address") || "");
}

/** The same for what only this machine may read: a proxy that nobody told us of makes every caller look local. */
export function scraperAddress(headers: Pick<Headers, "get">): string | null {
  const forwarded = headers.get("x-forwarded-for") ?? headers.get("forwarded");
  return forwarded !== null && settings().COUNTERSIGN_PROXIES === 0 ? null : clientAddress(headers);
}

/** Of an IPv6 address the network that one customer has: they may take another address of it each time. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = tail.split(":").filter(Boolean);
  const zeros = address.includes("::")
    ? Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill("0")
    : [];
  const whole = [...groups, ...zeros, ...rest].slice(0, 4);
  return `${whole.map((group) => group.toLowerCase().replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** The network of whoever sent a request, by which they are counted; null where their address is not known. */
export function clientNetwork(headers: Pick<Headers, "get">): string | null {
  const address = clientAddress(headers);
  return address === null ? null : networkOf(address);
}

/** The id under which a request is talked of in logs and in the audit trail. */
export const requestId = (headers: Pick<Headers, "get">): string | null => headers.get("x-request-id");

/** An IPv4 address as such, however the socket writes it; null for what is no address. */
function plain(address: string): string | null {
  const text = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return /^[\da-f.:]{2,45}$/i.test(text) ? text : null;
}
