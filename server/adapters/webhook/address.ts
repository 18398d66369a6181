import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

type Cidr = ReturnType<typeof ipaddr.parseCIDR>;

/** Reads "127.0.0.1/32,10.0.0.0/8". Throws a sentence that names what is wrong. */
export function parseAllowList(text: string): Cidr[] {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.map((part) => {
    if (!ipaddr.isValidCIDR(part))
      throw new Error(`COUNTERSIGN_WEBHOOK_ALLOW: "${part}" is no CIDR such as 127.0.0.1/32.`);
    return ipaddr.parseCIDR(part);
  });
}

/** Whether webhooks may go to an address: public ones, and what the allow-list names. */
export function isAllowed(address: string, allow: readonly Cidr[]): boolean {
  const ip = ipaddr.process(address);
  if (ip.range() === "unicast") return true;
  return allow.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits));
}

/** The address to connect to, resolved once so that it cannot change between the check and the call; null where none is allowed. */
export async function allowedAddress(
  hostname: string,
  allow: readonly Cidr[],
): Promise<{ address: string; family: number } | null> {
  const bare = hostname.replace(/^\[|\]$/g, "");
  const found = ipaddr.isValid(bare)
    ? [{ address: bare, family: ipaddr.parse(bare).kind() === "ipv6" ? 6 : 4 }]
    : await lookup(bare, { all: true });
  // One forbidden address among them is enough to refuse: which one is used must not be left to chance.
  return found.every(({ address }) => isAllowed(address, allow)) ? (found[0] ?? null) : null;
}

/** Why webhooks would never get to an address, as far as its text says; null where they may. What a name leads to is looked up at each call. */
export function refusalOf(url: string, allow: readonly Cidr[]): string | null {
  const { hostname } = new URL(url);
  const bare = hostname.replace(/^\[|\]$/g, "");
  const address = /(^|\.)localhost$/.test(bare) ? "127.0.0.1" : bare;
  if (!ipaddr.isValid(address) || isAllowed(address, allow)) return null;
  return `${bare} is a private address. Whoever runs this server can allow it with COUNTERSIGN_WEBHOOK_ALLOW.`;
}
