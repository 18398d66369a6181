import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { settings } from "@/server/settings";

interface OidcProfile {
  sub: string;
  email?: string;
  name?: string;
}

/**
 * A provider of one's own choice. Whoever it vouches for is the member with that address, so an account is linked by the address
 * alone; `whyNot` sees that the provider says it has verified it.
 */
export function byOidc(): OAuthConfig<OidcProfile>[] {
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
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
      allowDangerousEmailAccountLinking: true,
      profile: ({ sub, email = "", name }) => ({ id: sub, email: email.toLowerCase(), name: name ?? email }),
    },
  ];
}

/** Why a provider's word for somebody is not enough, as a code of components/sign-in/refusals.ts; null where it is. */
export function whyNot(profile: Profile | undefined): "OidcNoEmail" | "OidcUnverified" | null {
  if (!profile?.email) return "OidcNoEmail";
  return (profile as { email_verified?: unknown }).email_verified === true ? null : "OidcUnverified";
}

/** The second step that the provider says it has asked for (RFC 8176). */
export function secondStepOf(profile: Profile | undefined): "oidc" | null {
  const { amr } = (profile ?? {}) as { amr?: unknown };
  return Array.isArray(amr) && amr.includes("mfa") ? "oidc" : null;
}
