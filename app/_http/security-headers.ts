/** What the browser is told to refuse on our behalf: the one place for headers of that kind. */

/** Of what is no page: nothing in it may run, load anything or be framed. */
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Files of public/ that do something although they are no page of Next.js. */
const FILES: Readonly<Record<string, string>> = {
  // A worker lives under the policy of its own script: it fetches pages, and takes down what the API is told.
  "/sw.js": "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  // Shown from the worker's cache, where no nonce could be new.
  "/offline.html": `${INERT}; style-src 'unsafe-inline'; img-src 'self'; manifest-src 'self'`,
};

const STANDING: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  // Links of mails have secrets in their paths: other sites learn not even our name.
  "referrer-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-permitted-cross-domain-policies": "none",
};

/** A year, of this host alone: what else a domain holds is not ours to promise for. */
const HTTPS_ONLY = { "strict-transport-security": "max-age=31536000" };

/**
 * The headers of every response, by its path. A page is given a policy of its own by proxy.ts; until then it has the one under
 * which nothing runs, so that a page which somehow misses it is dead and not open.
 */
export function securityHeaders(path: string, publicUrl: string): Readonly<Record<string, string>> {
  const secure = publicUrl.startsWith("https:");
  const policy = FILES[path] ?? INERT;
  return { ...STANDING, ...(secure && HTTPS_ONLY), "content-security-policy": policy };
}

/** Whether a path is answered by a page, which has scripts; the API, files and what Next.js built have none. */
export const isPage = (path: string): boolean =>
  !/^\/(api|v1|_next|icons|\.well-known)\//.test(path) && !(path in FILES);

/**
 * Of the one style element that a library writes without a nonce: sonner's toasts, as it is when it comes into the page, which is
 * empty, and then whole. security-headers.test.ts holds them to the library.
 */
export const TOASTS = [
  "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
];

/**
 * A page's policy: only scripts that carry this request's nonce run, and what those load. Style attributes are allowed, because
 * lengths and places are computed and React writes them into the HTML; style elements need the nonce like scripts.
 */
export function pagePolicy(nonce: string, { dev }: { dev: boolean }): string {
  // React's own development tools evaluate code, and hot reload writes style elements and has a socket.
  const styles = dev
    ? "'self' 'unsafe-inline'"
    : `'self' 'nonce-${nonce}' ${TOASTS.map((hash) => `'${hash}'`).join(" ")}`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'", // of browsers that do not know the next two
    `style-src-elem ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
