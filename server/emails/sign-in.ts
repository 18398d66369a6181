import type { Letter } from "./letter";

/** What a sign-in link is made of. `host` is where it leads, for the reader to recognise. */
export interface SignInMail {
  url: string;
  host: string;
  expiresMinutes: number;
}

export function signIn({ url, host, expiresMinutes }: SignInMail): Letter {
  const minutes = `${expiresMinutes} ${expiresMinutes === 1 ? "minute" : "minutes"}`;
  return {
    subject: `Sign in to Countersign at ${host}`,
    preview: `The link works once, for ${minutes}.`,
    heading: "Sign in to Countersign",
    lead: `The link works once, for ${minutes}, at ${host}.`,
    facts: [],
    button: {
      label: "Sign in",
      url,
      note: "Whoever has this link can sign in as you, so please do not forward it.",
    },
    fields: null,
    quote: null,
    link: null,
    footer: "If you did not ask for this, ignore it: without the link nobody gets in.",
  };
}
