/** The first part of the address of everything that pages, their files and Next.js's own routes answer. */
const KNOWN = [
  "_next",
  ".well-known",
  "admin",
  "answer",
  "docs",
  "icons",
  "inbox",
  "insights",
  "join",
  "mailbox",
  "settings",
  "sign-in",
  "unsubscribe",
];
const FILES = ["/", "/icon.svg", "/manifest.webmanifest", "/offline.html", "/sw.js", "/api/inngest"];

/** The pattern behind an address that the API does not answer: one of few, and without what may be a secret. */
export function pageRoute(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  if (FILES.includes(path)) return path;
  if (path.startsWith("/api/auth/")) return "/api/auth/*";
  const [first = "", ...rest] = path.slice(1).split("/");
  if (!KNOWN.includes(first)) return "unknown";
  return rest.length > 0 ? `/${first}/*` : `/${first}`;
}
