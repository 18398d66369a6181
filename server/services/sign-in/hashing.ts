import { scrypt, timingSafeEqual } from "node:crypto";
import { type Algorithm, hash, verify } from "@node-rs/argon2";
import { AppError } from "@/core/errors";
import { shared } from "@/server/shared";

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const ARGON2ID = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};
const CURRENT = "$argon2id$v=19$m=19456,t=2,p=1$";

/** Two at a time leave half of Node's four threads to everything else, and take 38 MiB at most. */
const AT_ONCE = 2;
/** A few seconds' worth: whoever came after them would have given up. */
const MOST_WAITING = 50;

/** A password's hash as a PHC string. Throws unavailable where too many are being checked. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, ARGON2ID));

/** Whether a password is the one behind a hash, of today's kind or of scrypt as it was kept before. Throws unavailable. */
export function isPassword(kept: string, password: string): Promise<boolean> {
  return inTurn(() => (kept.startsWith("$") ? verify(kept, password) : isScrypt(kept, password)));
}

/** Whether a hash is weaker than those made today. */
export const isOutdated = (kept: string): boolean => !kept.startsWith(CURRENT);

/** Checked where there is no such person, so that the time taken does not tell. */
export const NOBODY = `${CURRENT}T4ZOWb4uEQZUvGsD+84iYA$RzNAsShx4H8+U50f9LEsL8VeAPcJf8LkrmGLTTArlsY`;

/** "salt:key", both hexadecimal, with Node's default cost. */
function isScrypt(kept: string, password: string): Promise<boolean> {
  const [salt = "", key = ""] = kept.split(":");
  const wanted = Buffer.from(key, "hex");
  return new Promise((resolve, reject) => {
    scrypt(password, salt, wanted.length, (error, made) =>
      error ? reject(error) : resolve(made.length > 0 && timingSafeEqual(made, wanted)),
    );
  });
}

const turns = () => shared("hashing", () => ({ running: 0, waiting: [] as (() => void)[] }));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const state = turns();
  if (state.running >= AT_ONCE) {
    if (state.waiting.length >= MOST_WAITING)
      throw new AppError("unavailable", "Too many people are signing in just now. Try again in a moment.");
    await new Promise<void>((go) => state.waiting.push(go));
  } else state.running++;
  try {
    return await work();
  } finally {
    const next = state.waiting.shift();
    if (next) next();
    else state.running--;
  }
}
