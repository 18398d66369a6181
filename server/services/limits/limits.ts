import type { Limit } from "@/core/limit";
import { settings } from "@/server/settings";

const MINUTE = 60;

/** Which limits there are, with what the settings say; a quota of 0 is no limit. */
export const LIMITS = {
  /** Requests of an API key. */
  key: (): Limit => ({ name: "key", quota: settings().COUNTERSIGN_LIMIT_KEY, windowSeconds: MINUTE }),
  /** Writes of a signed-in person. */
  member: (): Limit => ({
    name: "member",
    quota: settings().COUNTERSIGN_LIMIT_MEMBER,
    windowSeconds: MINUTE,
  }),
  /** Requests with a token of a link from one network address. */
  link: (): Limit => ({ name: "link", quota: settings().COUNTERSIGN_LIMIT_LINK, windowSeconds: MINUTE }),
  /** Passwords and mailed links from one network address. */
  signIn: (): Limit => ({
    name: "sign-in",
    quota: settings().COUNTERSIGN_LIMIT_SIGN_IN,
    windowSeconds: MINUTE,
  }),
  /** Passwords for one account, from wherever. */
  account: (): Limit => ({
    name: "account",
    quota: settings().COUNTERSIGN_LIMIT_ACCOUNT,
    windowSeconds: 60 * MINUTE,
  }),
  /** Sign-in mails to one address. */
  mail: (): Limit => ({
    name: "mail",
    quota: settings().COUNTERSIGN_LIMIT_MAIL,
    windowSeconds: 15 * MINUTE,
  }),
};
