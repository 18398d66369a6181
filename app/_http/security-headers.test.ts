import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { isPage, pagePolicy, securityHeaders, TOASTS } from "./security-headers";

const HERE = "https://countersign.example";

describe("a page's policy", () => {
  const directives = new Map(
    pagePolicy("bm9uY2U=", { dev: false })
      .split("; ")
      .map((line) => [line.split(" ")[0], line.split(" ").slice(1)]),
  );

  test("lets run only what has the nonce, and what that loads", () => {
    expect(directives.get("script-src")).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
    expect(directives.get("default-src")).toEqual(["'none'"]);
    for (const name of ["object-src", "base-uri", "frame-ancestors"])
      expect(directives.get(name)).toEqual(["'none'"]);
    for (const name of ["connect-src", "form-action", "worker-src", "manifest-src", "font-src", "frame-src"])
      expect(directives.get(name)).toEqual(["'self'"]);
    expect(directives.get("style-src-elem")).not.toContain("'unsafe-inline'");
  });

  test("allows the toasts' own style sheet, and no other without a nonce", () => {
    const source = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
    const [, written = '""'] = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? [];
    const hashes = ["", JSON.parse(written) as string].map(
      (css) => `sha256-${createHash("sha256").update(css).digest("base64")}`,
    );
    expect(hashes).toEqual(TOASTS);
  });

  test("is looser only while somebody develops", () => {
    expect(pagePolicy("x", { dev: true })).toContain("'unsafe-eval'");
    expect(pagePolicy("x", { dev: false })).not.toContain("unsafe-eval");
  });
});

describe("every response", () => {
  test.each(["/api/intents", "/inbox", "/sw.js", "/offline.html", "/_next/static/x.js", "/nowhere"])(
    "of %s is framed by nobody, taken for nothing else, and told to nobody",
    (path) => {
      const headers = securityHeaders(path, HERE);
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": "max-age=31536000",
      });
    },
  );

  test("over plain http promises no https", () => {
    expect(securityHeaders("/", "http://localhost:3000")).not.toHaveProperty("strict-transport-security");
  });
});

test.each([
  ["/", true],
  ["/inbox/int_1", true],
  ["/answer/AAAA", true],
  ["/apis", true],
  ["/api/auth/csrf", false],
  ["/v1/intents", false],
  ["/_next/static/x.js", false],
  ["/sw.js", false],
])("%s is a page: %s", (path, page) => {
  expect(isPage(path)).toBe(page);
});
