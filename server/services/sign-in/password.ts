import { findPassword, replacePassword } from "@/server/db/auth";
import { db, EVERYWHERE } from "@/server/db/client";
import { log } from "@/server/log";
import { hashPassword, isOutdated, isPassword, NOBODY } from "./hashing";

/** The person whose password this is, or null. A hash of an older kind is replaced on the way. Throws unavailable. */
export async function checkPassword(
  email: string,
  password: string,
): Promise<{ id: string; name: string; email: string } | null> {
  if (password.length > 1_000) return null;
  const found = await findPassword(db(EVERYWHERE), email);
  const kept = found?.password_hash ?? null;
  const same = await isPassword(kept ?? NOBODY, password);
  if (!found || kept === null || !same) return null;
  if (isOutdated(kept)) await renew(found.id, kept, password);
  return { id: found.id, name: found.name, email: found.email };
}

/** Whoever is signing in is not held up by it: the next time will do as well. */
const renew = async (userId: string, kept: string, password: string): Promise<void> =>
  hashPassword(password)
    .then((next) => replacePassword(db(EVERYWHERE), userId, kept, next))
    .catch((err: unknown) => log.warn({ err, userId }, "a password could not be hashed anew"));
