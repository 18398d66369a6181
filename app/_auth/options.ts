import type { NextAuthOptions } from "next-auth";
import type { EmailConfig } from "next-auth/providers/email";
import type { OAuthConfig } from "next-auth/providers/oauth";
import Credentials from "next-auth/providers/credentials";
import type { Origin } from "@/core/origin";
import { sendSignInMail } from "@/server/adapters/mail/send-sign-in";
import { log } from "@/server/log";
import { mailSettings } from "@/server/services/mail-settings";
import { checkPassword } from "@/server/services/sign-in/password";
import {
  beginSession,
  finishSession,
  isMember,
  SESSION_DAYS,
  signInAdapter,
} from "@/server/services/sign-in/sessions";
import { ownPath } from "@/components/sign-in/callback-path";
import { noteFailedSignIn } from "@/server/services/sign-in/trail";
import { settings } from "@/server/settings";
import { authCookies } from "./cookie-names";
import { defaultOf } from "./default-of";

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

interface OidcProfile {
  sub: string;
  email: string;
  name?: string;
}

function byOidc(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = settings();
  if (!OIDC_ISSUER) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ["pkce", "state"],
      authorization: { params: { scope: "openid email profile" } },
      allowDangerousEmailAccountLinking: true,
      profile: ({ sub, email, name }) => ({ id: sub, email: email.toLowerCase(), name: name ?? email }),
    },
  ];
}

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

/** What the trail calls the ways to sign in. */
const WAYS: Record<string, string> = { credentials: "password", email: "link", oidc: "single sign-on" };

/** Made per request, because building the app must not need its configuration, and the trail says where a sign-in came from. */
export const authOptions = (origin: Origin): NextAuthOptions => ({
  adapter: signInAdapter(),
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  cookies: authCookies(),
  logger,
  pages: { signIn: "/sign-in", verifyRequest: CHECK_YOUR_MAIL, error: "/sign-in" },
  providers: [byPassword(origin), byLink, ...byOidc()],
  callbacks: {
    /** Nobody becomes a member by signing in; a stranger who asks for a link is told what a member is told. */
    async signIn({ user, email }) {
      if (user.email && (await isMember(user.email))) return true;
      return email?.verificationRequest ? settings().PUBLIC_URL + CHECK_YOUR_MAIL : false; // its client wants a whole URL
    },
    async jwt({ token, user, account }) {
      if (!user) return token;
      const by = WAYS[account?.provider ?? ""] ?? "another way";
      return { sub: user.id, session: await beginSession(user.id, new Date(), { by, origin }) };
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
