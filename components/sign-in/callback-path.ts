const HOME = "/inbox";

/** Where to go after signing in: a path of this site, whatever the URL's parameter says. */
export function callbackPath(value: unknown, origin: string): string {
  if (typeof value !== "string" || !URL.canParse(value, origin)) return HOME;
  const url = new URL(value, origin);
  if (url.origin !== new URL(origin).origin) return HOME;
  const path = url.pathname + url.search + url.hash;
  return path === "/" || path.startsWith("//") || path.startsWith("/sign-in") ? HOME : path;
}
