import { beginTotp, confirmTotp } from "@/server/services/second-step/authenticator";
import { codeOf, counterAt } from "@/server/services/second-step/totp";
import { beginSession, showSession } from "@/server/services/sign-in/sessions";
import type { Person } from "./workspace";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes that an authenticator app reads from a secret in base32. */
export function decoded(secret: string): Buffer {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** Sets up an authenticator app for somebody, in a session of theirs. Returns its secret. */
export async function enrol({ id }: Person, now: Date, token?: string): Promise<Buffer> {
  const shown = await showSession(token ?? (await beginSession(id, now)), 0, now);
  if (!shown) throw new Error("there is no session");
  const secret = decoded((await beginTotp(shown.ctx)).secret);
  await confirmTotp(shown.ctx, { code: codeOf(secret, counterAt(now)) });
  return secret;
}
