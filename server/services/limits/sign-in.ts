import { db, EVERYWHERE } from "@/server/db/client";
import { countAttempt, forgetAttempts, nextAttemptAt } from "@/server/db/limits";
import { settings } from "@/server/settings";
import { sha256 } from "../secrets";
import { LIMITS } from "./limits";
import { takeFrom, tooMany } from "./take";

/** From one address five mistakes cost nothing; each further one doubles the wait, to a quarter of an hour and no more. */
const PACE = { free: 5, firstDelaySeconds: 1, longestDelaySeconds: 15 * 60 };
const FORGOTTEN_MS = 24 * 3_600_000;

/**
 * Counts an attempt to sign in to an account with a password, before the password is looked at, so that guesses which are made at
 * once count each. Whether there is such an account makes no difference. Throws rate_limited while it is too early.
 *
 * The wait is of the account and the address together: nobody can make others wait who come from elsewhere. Against guesses from
 * many addresses there is a limit of the account's own; whoever is kept out by that signs in by a mailed link.
 */
export async function beginAttempt(email: string, address: string | null, now: Date): Promise<void> {
  const account = normal(email);
  if (settings().COUNTERSIGN_LIMIT_SIGN_IN > 0) {
    const key = keyOf(account, address);
    const expires = new Date(now.getTime() + FORGOTTEN_MS);
    if (!(await countAttempt(db(EVERYWHERE), { key, now, expires, ...PACE })))
      throw tooMany(await secondsUntilFree(key, now));
  }
  await takeFrom(LIMITS.account(), account, now);
}

/** Forgets the mistakes before a success. */
export const attemptSucceeded = (email: string, address: string | null): Promise<void> =>
  forgetAttempts(db(EVERYWHERE), keyOf(normal(email), address));

/** Counts a request for a sign-in mail to an address. Throws rate_limited. */
export const beginMailing = (email: string, now: Date): Promise<void> =>
  takeFrom(LIMITS.mail(), normal(email), now);

async function secondsUntilFree(key: string, now: Date): Promise<number> {
  const free = await nextAttemptAt(db(EVERYWHERE), key);
  return Math.max(1, Math.ceil(((free ?? now).getTime() - now.getTime()) / 1000));
}

const normal = (email: string): string => email.trim().toLowerCase();
const keyOf = (account: string, address: string | null): string => sha256(`${account} ${address ?? ""}`);
