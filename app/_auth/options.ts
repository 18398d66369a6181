import type { NextAuthOptions } from "next-auth";
import type { EmailConfig } from "next-auth/providers/email";
import { decode, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import type { Origin } from "@/core/origin";
import { SESSION_DAYS, type SignInWay } from "@/core/session";
import { sendSignInMail } from "@/server/adapters/mail/send-sign-in";
import { log } from "@/server/log";
import { mailSettings } from "@/server/services/mail-settings";
import { checkPassword } from "@/server/services/sign-in/password";
import {
  beginSession,
  finishSession,
  generationNow,
  isMember,
  signInAdapter,
} from "@/server/services/sign-in/sessions";
import { ownPath } from "@/components/sign-in/callback-path";
import { noteFailedSignIn } from "@/server/services/sign-in/trail";
import { settings } from "@/server/settings";
import { generationOf } from "./cookie";
import { authCookies } from "./cookie-names";
import { defaultOf } from "./default-of";
import { byOidc, secondStepOf, whyNot } from "./oidc";

const LINK_MINUTES = 15;
const CHECK_YOUR_MAIL = "/sign-in?sent=1";

/** Which ways to sign in this server offers. */
export function signInWays(): { password: boolean; link: boolean; oidc: string | null } {
  const { OIDC_ISSUER, OIDC_NAME } = settings();
  return { password: true, link: true, oidc: OIDC_ISSUER ? OIDC_NAME : null };
}

const byPassword = (origin: Origin) =>
  defaultOf(Credentials)({
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(given) {
      if (!given?.email || !given.password) return null;
      const found = await checkPassword(given.email, given.password);
      if (!found) await noteFailedSignIn(given.email, new Date(), origin);
      return found;
    },
  });

/** Written out because next-auth's own needs nodemailer. The link opens a page with a button: mail scanners follow links. */
const byLink: EmailConfig = {
  id: "email",
  type: "email",
  name: "Email",
  server: "",
  from: "",
  maxAge: LINK_MINUTES * 60,
  options: {},
  async sendVerificationRequest({ identifier, url }) {
    const page = `${settings().PUBLIC_URL}/sign-in/link?${new URLSearchParams({ go: new URL(url).search.slice(1) })}`;
    const sent = await sendSignInMail(
      mailSettings(() => new Date()),
      { to: identifier, url: page, expiresMinutes: LINK_MINUTES },
    );
    if (!sent.ok) throw new Error(`the sign-in mail was not sent: ${sent.error}`);
  },
};

const WAYS: Record<string, SignInWay> = { credentials: "password", email: "link", oidc: "oidc" };

/** The address of a page of ours, whatever is asked for. */
export function urlHere(wanted: string): string {
  const { PUBLIC_URL } = settings();
  return PUBLIC_URL + (ownPath(wanted, PUBLIC_URL) ?? "/inbox");
}

/** Of what goes wrong only its kind is logged: the rest may hold what somebody sent to sign in. */
const logger = {
  error: (code: string) => log.warn({ code }, "signing in failed"),
  warn: (code: string) => log.debug({ code }, "signing in"),
  debug: () => {},
};

/** Made per request, because building the app must not need its configuration, and a session and the trail say where it began. */
export const authOptions = (origin: Origin): NextAuthOptions => ({
  adapter: signInAdapter(),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  cookies: authCookies(),
  logger,
  jwt: { decode: withoutPerson },
  pages: { signIn: "/sign-in", verifyRequest: CHECK_YOUR_MAIL, error: "/sign-in" },
  providers: [byPassword(origin), byLink, ...byOidc()],
  callbacks: {
    /** Nobody becomes a member by signing in; a stranger who asks for a link is told what a member is told. */
    async signIn({ user, email, account, profile }) {
      const refusal = account?.provider === "oidc" ? whyNot(profile) : null;
      if (refusal) return `/sign-in?error=${refusal}`;
      if (user.email && (await isMember(user.email))) return true;
      return email?.verificationRequest ? settings().PUBLIC_URL + CHECK_YOUR_MAIL : false; // its client wants a whole URL
    },
    async jwt({ token, user, account, profile }) {
      if (!user) return renewed(token);
      const by = WAYS[account?.provider ?? ""] ?? "password";
      const step = by === "oidc" ? secondStepOf(profile) : null;
      return { session: await beginSession(user.id, new Date(), { by, origin, step }) };
    },
    session: ({ session }) => session,
    redirect: ({ url }) => urlHere(url),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.session === "string") await finishSession(token.session, new Date(), origin);
    },
  },
});

/**
 * Next-auth links an outside account to whoever the cookie says is signed in. Half signed in would be enough for it: so a cookie
 * says nobody, and an account is linked by the address that its provider has verified.
 */
async function withoutPerson(params: JWTDecodeParams): Promise<JWT | null> {
  const token = await decode(params);
  return token && { ...token, sub: undefined };
}

/** Next-auth writes the cookie again whenever it is asked for the session: never an older one than was seen already. */
async function renewed(token: JWT): Promise<JWT> {
  if (typeof token.session !== "string") return token;
  const seen = await generationNow(token.session);
  return seen !== null && seen > generationOf(token) ? { ...token, generation: seen } : token;
}
