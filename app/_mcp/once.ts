import canonicalize from "canonicalize";
import { z } from "zod";
import type { IntentWire } from "@/core/wire/intent";
import { claimOf } from "@/app/_http/route";
import type { Ctx } from "@/server/services/context";
import { type Keep, once, type Reply } from "@/server/services/idempotency";

/** As the header Idempotency-Key. */
export const Key = z
  .string()
  .max(255)
  .optional()
  .describe("Makes a repetition safe: the same key and arguments do nothing twice, in whatever session");

interface Change {
  /** What one would POST the same to, so that a key counts once by whatever way it comes. */
  path: string;
  key: string | undefined;
  /** What was asked for, without how long to wait for it. */
  said: unknown;
}

/** A verb run once per key, and the intent as it then was. Throws what the verb throws, and as the header would. */
export async function onceFor(
  ctx: Ctx,
  { path, key, said }: Change,
  run: (keep: Keep) => Promise<Reply>,
): Promise<IntentWire> {
  const claim = key === undefined ? null : claimOf(ctx, key, path, canonicalize(said) ?? "");
  const { body } = await once(claim, run);
  return JSON.parse(body);
}
