const HOME = "/inbox";

/** Where to go after signing in: a path of this site, whatever the URL's parameter says. */
export function callbackPath(value: unknown, origin: string): string {
  const path = ownPath(value, origin);
  return path === null || path === "/" || path.startsWith("/sign-in") ? HOME : path;
}

/** The path that an address names on this site, read as a browser reads it; null where it leads elsewhere. */
export function ownPath(value: unknown, origin: string): string | null {
  if (typeof value !== "string" || !URL.canParse(value, origin)) return null;
  const url = new URL(value, origin);
  if (!/^https?:$/.test(url.protocol) || url.origin !== new URL(origin).origin) return null;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? null : path;
}
