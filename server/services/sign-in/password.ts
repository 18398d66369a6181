import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { db, EVERYWHERE } from "@/server/db/client";
import { findPassword } from "@/server/db/auth";

const KEY_BYTES = 64;
/** Checked where there is no such person, so that the time taken does not tell. */
const NOBODY = `${"0".repeat(32)}:${"0".repeat(KEY_BYTES * 2)}`;

/** "salt:key", both hexadecimal; scrypt with Node's default cost. */
export async function hashPassword(
  password: string,
  salt = randomBytes(16).toString("hex"),
): Promise<string> {
  return `${salt}:${(await derive(password, salt)).toString("hex")}`;
}

/** The person whose password this is, or null. */
export async function checkPassword(
  email: string,
  password: string,
): Promise<{ id: string; name: string; email: string } | null> {
  if (password.length > 1_000) return null;
  const found = await findPassword(db(EVERYWHERE), email);
  const [salt = "", key = ""] = (found?.password_hash ?? NOBODY).split(":");
  const same = timingSafeEqual(await derive(password, salt), Buffer.from(key, "hex"));
  return found?.password_hash && same ? { id: found.id, name: found.name, email: found.email } : null;
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
