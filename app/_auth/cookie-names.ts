import type { NextAuthOptions } from "next-auth";
import { settings } from "@/server/settings";

type Cookies = NonNullable<NextAuthOptions["cookies"]>;

/** Minutes for which an outside provider may keep somebody. */
const OUTSIDE_SECONDS = 15 * 60;

const isSecure = (): boolean => settings().PUBLIC_URL.startsWith("https:");

/** Over https a browser takes a cookie of such a name only from this very host, over https, for all paths: no sibling can set it. */
const named = (name: string): string => `${isSecure() ? "__Host-" : ""}next-auth.${name}`;

export const sessionCookie = (): string => named("session-token");

/** The session's cookie as a header sets it, with the attributes that it has below. */
export const sessionCookieOf = (value: string, maxAge: number): string =>
  `${sessionCookie()}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? "; Secure" : ""}`;

/** Next-auth's cookies: none is for scripts, and none goes along with what another site posts or embeds. */
export function authCookies(): Cookies {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() };
  const cookie = (name: string, more: object = {}) => ({
    name: named(name),
    options: { ...options, ...more },
  });
  return {
    sessionToken: cookie("session-token"),
    callbackUrl: cookie("callback-url"),
    csrfToken: cookie("csrf-token"),
    pkceCodeVerifier: cookie("pkce.code_verifier", { maxAge: OUTSIDE_SECONDS }),
    state: cookie("state", { maxAge: OUTSIDE_SECONDS }),
    nonce: cookie("nonce"),
  };
}
