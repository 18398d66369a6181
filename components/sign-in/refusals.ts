/** next-auth's error codes, in words that say what to do. */
const WORDS: Record<string, string> = {
  CredentialsSignin: "That e-mail address and password do not go together. Check both and try again.",
  TooManyAttempts:
    "That was tried too often. Wait a little before the next time, or have a link mailed to you instead.",
  Verification: "This sign-in link was used before or has expired. Ask for a new one.",
  AccessDenied: "This account has no place here. Ask an admin to invite you.",
  SessionRequired: "Sign in to see this page.",
  EmailSignin: "The mail could not be sent. Try again in a moment.",
  OidcNoEmail: "The provider did not say your e-mail address. Ask an admin to let it.",
  OidcUnverified:
    "The provider has not verified your e-mail address. Verify it there and try again, or sign in another way.",
  OAuthSignin:
    "The sign-in provider cannot be reached just now. Try again in a moment, or sign in another way.",
  OAuthCallback: "The sign-in provider’s answer could not be used. Try again, or sign in another way.",
  OAuthAccountNotLinked: "This address already signs in another way. Use that one.",
};

export const refusalWords = (code: string): string =>
  WORDS[code] ?? "Signing in did not work. Try again, please.";
