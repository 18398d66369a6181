import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

type Cidr = ReturnType<typeof ipaddr.parseCIDR>;

/** Where to connect to, as Node's lookup gives it. */
export interface Target {
  address: string;
  family: number;
}

/** All of IPv6 that is given out; whatever else there is embeds, tunnels or tests. */
const GLOBAL_IPV6 = ipaddr.parseCIDR("2000::/3");
/** Public by its number, and yet the platform's own wherever Azure is. */
const PLATFORM = ipaddr.parseCIDR("168.63.129.16/32");

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
  const within = ([range, bits]: Cidr): boolean => range.kind() === ip.kind() && ip.match(range, bits);
  const global = ip.kind() === "ipv4" ? !within(PLATFORM) : within(GLOBAL_IPV6);
  return (global && ip.range() === "unicast") || allow.some(within);
}

/** The addresses to connect to, resolved once so that they cannot change between the check and the call; null where one is not allowed. */
export async function allowedAddresses(hostname: string, allow: readonly Cidr[]): Promise<Target[] | null> {
  const bare = bareHost(hostname);
  const found = ipaddr.isValid(bare)
    ? [{ address: bare, family: ipaddr.parse(bare).kind() === "ipv6" ? 6 : 4 }]
    : await lookup(bare, { all: true });
  // One forbidden address among them is enough to refuse: which one is used must not be left to chance.
  return found.length > 0 && found.every(({ address }) => isAllowed(address, allow)) ? found : null;
}

/** Why webhooks would never get to an address, as far as its text says; null where they may. What a name leads to is looked up at each call. */
export function refusalOf(url: string, allow: readonly Cidr[]): string | null {
  const { hostname, protocol, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol)) return "Webhooks go to addresses that begin with https:// or http://.";
  if (username !== "" || password !== "")
    return "An address has no user name or password; webhooks are signed.";
  const bare = bareHost(hostname);
  const address = /(^|\.)localhost\.?$/.test(bare) ? "127.0.0.1" : bare;
  if (!ipaddr.isValid(address) || isAllowed(address, allow)) return null;
  return `${bare} is a private address. Whoever runs this server can allow it with COUNTERSIGN_WEBHOOK_ALLOW.`;
}

/** As URLs have it by WHATWG: numbers in whatever notation are dotted decimals by then, and IPv6 stands in brackets. */
const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");
