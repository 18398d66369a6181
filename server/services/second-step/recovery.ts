import { randomBytes } from "node:crypto";
import type { Db } from "@/server/db/client";
import { replaceRecoveryCodes } from "@/server/db/second-steps";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { recoveryCodeHash } from "../secrets";
import { requireOwner } from "./own";

const HOW_MANY = 10;
/** Without letters that look like digits. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Replaces somebody's recovery codes, which are shown this once. Throws step_up_required. */
export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  const { userId, name } = await requireOwner(ctx, "New recovery codes end the old ones");
  return recorded(ctx, async (tx) => ({
    result: await makeRecoveryCodes(tx, userId, ctx.now),
    changes: [
      {
        kind: "second_step",
        id: userId,
        name,
        action: "renewed the recovery codes for",
        before: null,
        after: null,
      },
    ],
  }));
}

export async function makeRecoveryCodes(tx: Db, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  const hashes = codes.map((code) => recoveryCodeHash(userId, plainCode(code)));
  await replaceRecoveryCodes(tx, userId, hashes, now);
  return codes;
}

/** Fifteen letters of 31, in groups: 74 bits. */
function newCode(): string {
  const letters: string[] = [];
  while (letters.length < 15)
    for (const byte of randomBytes(32))
      if (byte < 248 && letters.length < 15) letters.push(LETTERS[byte % 31] ?? "");
  return [0, 5, 10].map((from) => letters.slice(from, from + 5).join("")).join("-");
}

/** A code as it was made, however it was typed. */
export const plainCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, "");
